"""What the (invented) Barchester Dispatch adds to newsgen."""
