import { Component } from "../core/component.ts";

/** A component that lives as long as its element in a rendered note. */
export class MarkdownRenderChild extends Component {
  containerEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.containerEl = containerEl;
  }
}
