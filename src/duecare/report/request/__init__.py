"""A drafted request for information: what is not known and matters most, as questions to who can know it."""
