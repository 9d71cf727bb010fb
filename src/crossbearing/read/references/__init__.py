"""Lists of references as manifests: CSL-JSON and Zotero's exports say of each file or address who published it, when, under which title."""
