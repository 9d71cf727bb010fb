"""How fast, how large, how steep, how right: the verbs and the whole over generated cases, with the project's own commands and the bare spaCy pipeline."""
