/** Made by the build: the templates' texts by their paths, as JSON, deflated, in base64. */
declare module "*/templates/packed" {
  const packed: string;
  export default packed;
}
