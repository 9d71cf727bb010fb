"""The verbs on a Spark cluster (extra `spark`): the same record, byte for byte, as in one process."""
