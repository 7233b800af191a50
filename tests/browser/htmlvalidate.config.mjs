// The rules of the HTML standard. A rule that is turned off says why.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Anchors are those that JupyterLab gives headings, å, ä, ö and dashes included. The standard
    // forbids blanks only; so does this.
    "valid-id": ["error", { relaxed: true }],
    // Drawings carry their own width, so that they look alike in JupyterLab; the pages' policy
    // allows styles in attributes.
    "no-inline-style": "off",
    // A search engine cuts titles longer than 70 letters; ours name appendix and report.
    "long-title": "off",
  },
};
