import {
  codeBlockPostProcessor,
  registerPostProcessor,
  unregisterPostProcessor,
  type CodeBlockHandler,
  type PostProcessor,
} from "../core/post-processing.ts";

/** The registry of post processors under the name that the API gives it. */
export class MarkdownPreviewRenderer {
  static registerPostProcessor(postProcessor: PostProcessor, sortOrder?: number): void {
    registerPostProcessor(postProcessor, sortOrder);
  }

  static unregisterPostProcessor(postProcessor: PostProcessor): void {
    unregisterPostProcessor(postProcessor);
  }

  static createCodeBlockPostProcessor(language: string, handler: CodeBlockHandler): PostProcessor {
    return codeBlockPostProcessor(language, handler);
  }
}
