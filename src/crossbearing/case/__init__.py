"""A case that is kept: `crossbearing.case.store.Case`. The store's library is loaded only where a case is opened."""
