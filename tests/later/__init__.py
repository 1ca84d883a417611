"""The house of a version to come: this one with one more step, which writes into every task and can be killed half-way
(`DINH_TEST_KILL`)."""
