"""The layers for French, by the model of the extra `fr`."""
