import moment from "moment";
import { TextComponent } from "./text-component.ts";

/** A field for a moment format, with a sample of today in it. */
export class MomentFormatComponent extends TextComponent {
  sampleEl: HTMLElement = createSpan();
  private defaultFormat = "";

  setDefaultFormat(defaultFormat: string): this {
    this.defaultFormat = defaultFormat;
    this.setPlaceholder(defaultFormat);
    this.updateSample();
    return this;
  }

  setSampleEl(sampleEl: HTMLElement): this {
    this.sampleEl = sampleEl;
    this.updateSample();
    return this;
  }

  override setValue(value: string): this {
    super.setValue(value);
    this.updateSample();
    return this;
  }

  override onChanged(): void {
    super.onChanged();
    this.updateSample();
  }

  updateSample(): void {
    this.sampleEl.setText(moment().format(this.getValue() || this.defaultFormat));
  }
}
