"""The reading room: a local web face of a case. `crossbearing.web.app.application` makes it; each page is a module of `pages`."""
