"""Listening to whole conversations, one or a backlog of them: plain values in, plain values out, on this machine or on many."""
