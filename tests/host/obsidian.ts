// The run-time `obsidian` module: what a plugin's `require("obsidian")` gives. The only barrel of the project, because it is one in Obsidian.
import { ViewPlugin } from "@codemirror/view";
import moment from "moment";
import { notEmulated, notEmulatedClass } from "./core/not-emulated.ts";

export { moment };
export { apiVersion, requireApiVersion } from "./core/api-version.ts";
export { App } from "./core/app.ts";
export { BasesView, QueryController, parsePropertyId } from "./core/bases.ts";
export { Component } from "./core/component.ts";
export { debounce } from "./core/debounce.ts";
export { arrayBufferToBase64, arrayBufferToHex, base64ToArrayBuffer, getBlobArrayBuffer, hexToArrayBuffer } from "./core/encoding.ts";
export { Events } from "./core/events.ts";
export { htmlToMarkdown, sanitizeHTMLToDom } from "./core/html.ts";
export { Keymap } from "./core/keymap.ts";
export { getLanguage } from "./core/language.ts";
export { loadMathJax, loadMermaid, loadPdfJs, loadPrism } from "./core/libraries.ts";
export { Platform } from "./core/platform.ts";
export { Plugin } from "./core/plugin.ts";
export { request, requestUrl } from "./core/request-url.ts";
export { Scope } from "./core/scope.ts";
export { SecretStorage } from "./core/secret-storage.ts";
export { Tasks } from "./core/tasks.ts";

export { TAbstractFile, TFile, TFolder } from "./files/abstract-file.ts";
export { FileManager } from "./files/file-manager.ts";
export {
  getFrontMatterInfo,
  parseFrontMatterAliases,
  parseFrontMatterEntry,
  parseFrontMatterStringArray,
  parseFrontMatterTags,
  parseYaml,
  stringifyYaml,
} from "./files/front-matter.ts";
export { getAllTags, getLinkpath, iterateCacheRefs, iterateRefs, parseLinktext, stripHeading, stripHeadingForLink } from "./files/links.ts";
export { normalizePath } from "./files/paths.ts";
export { Vault } from "./files/vault.ts";

export { MetadataCache } from "./metadata/metadata-cache.ts";
export { resolveSubpath } from "./metadata/resolve-subpath.ts";

export { MarkdownPreviewRenderer } from "./rendering/markdown-preview-renderer.ts";
export { MarkdownRenderChild } from "./rendering/markdown-render-child.ts";
export { MarkdownRenderer } from "./rendering/markdown-renderer.ts";

export { Editor } from "./workspace/editor.ts";
export { editorEditorField, editorInfoField, editorInfoField as editorViewField, editorLivePreviewField } from "./workspace/editor-fields.ts";
export { EditorSuggest } from "./workspace/editor-suggest.ts";
export { MarkdownPreviewView } from "./workspace/markdown-preview-view.ts";
export { MarkdownView } from "./workspace/markdown-view.ts";
export { SourceEditor as MarkdownEditView } from "./workspace/source-editor.ts";
export { EditableFileView, FileView } from "./workspace/file-view.ts";
export { ItemView } from "./workspace/item-view.ts";
export { TextFileView } from "./workspace/text-file-view.ts";
export { View } from "./workspace/view.ts";
export { Workspace } from "./workspace/workspace.ts";
export { WorkspaceItem, WorkspaceParent } from "./workspace/workspace-item.ts";
export { WorkspaceLeaf } from "./workspace/workspace-leaf.ts";
export {
  WorkspaceContainer,
  WorkspaceFloating,
  WorkspaceMobileDrawer,
  WorkspaceRibbon,
  WorkspaceRoot,
  WorkspaceSidedock,
  WorkspaceSplit,
  WorkspaceWindow,
} from "./workspace/workspace-split.ts";
export { WorkspaceTabs } from "./workspace/workspace-tabs.ts";

export { AbstractInputSuggest } from "./parts/abstract-input-suggest.ts";
export { BaseComponent, ValueComponent } from "./parts/base-component.ts";
export { ButtonComponent } from "./parts/button-component.ts";
export { ColorComponent } from "./parts/color-component.ts";
export { ConfirmationButton, ConfirmationModal } from "./parts/confirmation-modal.ts";
export { DisplayValueComponent } from "./parts/display-value-component.ts";
export { DropdownComponent } from "./parts/dropdown-component.ts";
export { ExtraButtonComponent } from "./parts/extra-button-component.ts";
export { FuzzySuggestModal } from "./parts/fuzzy-suggest-modal.ts";
export { HoverPopover } from "./parts/hover-popover.ts";
export { addIcon, getIcon, getIconIds, removeIcon, setIcon } from "./parts/icons.ts";
export { Menu } from "./parts/menu.ts";
export { MenuItem, MenuSeparator } from "./parts/menu-item.ts";
export { Modal } from "./parts/modal.ts";
export { MomentFormatComponent } from "./parts/moment-format-component.ts";
export { Notice } from "./parts/notice.ts";
export { PluginSettingTab } from "./parts/plugin-setting-tab.ts";
export { PopoverSuggest } from "./parts/popover-suggest.ts";
export { ProgressBarComponent } from "./parts/progress-bar-component.ts";
export { renderMatches, renderResults } from "./parts/render-matches.ts";
export { SearchComponent } from "./parts/search-component.ts";
export { prepareFuzzySearch, prepareSimpleSearch, sortSearchResults } from "./parts/search.ts";
export { SecretComponent } from "./parts/secret-component.ts";
export { Setting } from "./parts/setting.ts";
export { SettingGroup } from "./parts/setting-group.ts";
export { SettingPage } from "./parts/setting-page.ts";
export { SettingTab } from "./parts/setting-tab.ts";
export { SliderComponent } from "./parts/slider-component.ts";
export { SuggestModal } from "./parts/suggest-modal.ts";
export { AbstractTextComponent, TextAreaComponent, TextComponent } from "./parts/text-component.ts";
export { ToggleComponent } from "./parts/toggle-component.ts";
export { displayTooltip, setTooltip } from "./parts/tooltip.ts";

/** Live Preview's own state. The stand-in has no Live Preview, so no editor ever has this plugin. */
export const livePreviewState = ViewPlugin.define(() => ({ mousedown: false }));
export const finishRenderMath = notEmulated("finishRenderMath");
export const renderMath = notEmulated("renderMath");

export const CapacitorAdapter = notEmulatedClass("CapacitorAdapter");
export const FileSystemAdapter = notEmulatedClass("FileSystemAdapter");
export const BasesEntry = notEmulatedClass("BasesEntry");
export const BasesEntryGroup = notEmulatedClass("BasesEntryGroup");
export const BasesQueryResult = notEmulatedClass("BasesQueryResult");
export const BasesViewConfig = notEmulatedClass("BasesViewConfig");
export const Value = notEmulatedClass("Value");
export const BooleanValue = notEmulatedClass("BooleanValue");
export const DateValue = notEmulatedClass("DateValue");
export const DurationValue = notEmulatedClass("DurationValue");
export const FileValue = notEmulatedClass("FileValue");
export const HTMLValue = notEmulatedClass("HTMLValue");
export const IconValue = notEmulatedClass("IconValue");
export const ImageValue = notEmulatedClass("ImageValue");
export const LinkValue = notEmulatedClass("LinkValue");
export const ListValue = notEmulatedClass("ListValue");
export const NotNullValue = notEmulatedClass("NotNullValue");
export const NullValue = notEmulatedClass("NullValue");
export const NumberValue = notEmulatedClass("NumberValue");
export const ObjectValue = notEmulatedClass("ObjectValue");
export const PrimitiveValue = notEmulatedClass("PrimitiveValue");
export const RegExpValue = notEmulatedClass("RegExpValue");
export const RelativeDateValue = notEmulatedClass("RelativeDateValue");
export const RenderContext = notEmulatedClass("RenderContext");
export const StringValue = notEmulatedClass("StringValue");
export const TagValue = notEmulatedClass("TagValue");
export const UrlValue = notEmulatedClass("UrlValue");
