"""Press: build every work below a folder, side by side, and lose none of them to another."""
