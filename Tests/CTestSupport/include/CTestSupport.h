/// What the C library has behind feature macros that Swift's import does not set.
#pragma once
#include <stddef.h>
#include <wchar.h>

/// Opens a new pseudo-terminal's controlling side and gives the path of the other; -1 on failure.
int cts_open_terminal(char *path, size_t size);
/// The cells of a scalar by the C library's table; -1 for one it does not know. Needs a UTF-8 locale.
int cts_width(wchar_t scalar);
/// posix_spawn's flag for a session of its own.
extern const short cts_spawn_in_session;
