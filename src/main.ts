import { Plugin } from "obsidian";

export default class OperationsVaultPlugin extends Plugin {}
