"""Throughcare: recording, planning and oversight for a leaving-care service."""
