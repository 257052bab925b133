/// libedit for Swift: its variadic calls as plain functions, a silent editor, and signals as bytes of a pipe.
///
/// libedit only interprets keys here. It writes to /dev/null, because its own redraw places wide text wrongly;
/// it still asks the terminal on descriptor 0 for its modes, without which it would not edit.
#pragma once
#include <histedit.h>
#include <stdbool.h>
#include <unistd.h>
#include <wchar.h>

/// A function that keys can be bound to; answers one of libedit's CC_ codes.
typedef unsigned char (*cle_function)(EditLine *, int);
/// Writes one character and answers 1, or answers 0 at the end of the input and -1 to leave the line.
typedef int (*cle_reader)(EditLine *, wchar_t *);

/// Makes LC_CTYPE a UTF-8 locale: the environment's when it is one, else one that the system has.
bool cle_use_utf8(void);

/// A silent editor on the terminal of descriptors 0 and 1, or NULL. Close it with cle_close.
EditLine *cle_open(const char *program);
/// Gives the frame that libedit draws for nobody a size of its own, since it writes beyond a small one. To be called
/// at the first key of each line: when a line begins, libedit takes the terminal's size.
void cle_give_room(EditLine *editor);
void cle_close(EditLine *editor);

/// libedit keeps both names: they must live as long as the editor.
bool cle_add_function(EditLine *editor, const wchar_t *name, const wchar_t *help, cle_function function);
/// Binds a key in the map of emacs mode and of vi's insert mode, or in that of vi's command mode.
bool cle_bind(EditLine *editor, const wchar_t *key, const wchar_t *function);
bool cle_bind_command(EditLine *editor, const wchar_t *key, const wchar_t *function);
bool cle_set_reader(EditLine *editor, cle_reader reader);
bool cle_set_client(EditLine *editor, void *client);
void *cle_client(EditLine *editor);
/// Selects "emacs" or "vi".
bool cle_set_mode(EditLine *editor, const wchar_t *mode);
bool cle_is_vi(EditLine *editor);
/// Turns editing on, whatever a start-up file says.
bool cle_enable(EditLine *editor);

/// The result codes of functions, as constants that Swift sees as bytes.
static const unsigned char cle_end = CC_EOF;
static const unsigned char cle_refresh = CC_REFRESH;

/// What a terminal's table of control characters holds for one that no key sends.
static const unsigned char cle_no_key = (unsigned char)_POSIX_VDISABLE;

/// Routes SIGINT, SIGTSTP, SIGCONT, SIGWINCH, SIGTERM and SIGHUP into a pipe, one byte (the number) each.
/// Signals that the process was told to ignore stay ignored. Answers the pipe's reading end, or -1.
int cle_signals_begin(void);
/// Gives the signals back to whoever had them.
void cle_signals_end(void);
