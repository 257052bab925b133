#include "CLibEdit.h"
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static bool is_utf8(void) {
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool cle_use_utf8(void) {
  static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "ko_KR.UTF-8", "UTF-8"};
  if (setlocale(LC_CTYPE, "") && is_utf8()) return true;
  for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++)
    if (setlocale(LC_CTYPE, fallbacks[i]) && is_utf8()) return true;
  return false;
}

static wchar_t *no_prompt(EditLine *editor) {
  static wchar_t empty[] = L"";
  (void)editor;
  return empty;
}

EditLine *cle_open(const char *program) {
  FILE *silence = fopen("/dev/null", "we");
  if (!silence) return NULL;
  EditLine *editor = el_init_fd(program, stdin, silence, silence, 0, 1, 2);
  if (!editor) {
    fclose(silence);
    return NULL;
  }
  el_wset(editor, EL_TERMINAL, "dumb");
  el_wset(editor, EL_SIGNAL, 0);
  // Its own prompt alone would be too much for a terminal of two columns.
  el_wset(editor, EL_PROMPT, no_prompt);
  // History is the caller's. Some of vi's commands call libedit's without asking whether there is one.
  static HistoryW *empty = NULL;
  if (!empty) empty = history_winit();
  if (empty) el_wset(editor, EL_HIST, history_w, empty);
  return editor;
}

void cle_give_room(EditLine *editor) {
  el_wset(editor, EL_SETTC, L"co", L"250", NULL);
  el_wset(editor, EL_SETTC, L"li", L"100", NULL);
}

void cle_close(EditLine *editor) {
  FILE *silence = NULL;
  el_wget(editor, EL_GETFP, 1, &silence);
  el_end(editor);
  if (silence) fclose(silence);
}

bool cle_add_function(EditLine *editor, const wchar_t *name, const wchar_t *help, cle_function function) {
  return el_wset(editor, EL_ADDFN, name, help, function) == 0;
}

bool cle_bind(EditLine *editor, const wchar_t *key, const wchar_t *function) {
  return el_wset(editor, EL_BIND, key, function, NULL) == 0;
}

bool cle_bind_command(EditLine *editor, const wchar_t *key, const wchar_t *function) {
  return el_wset(editor, EL_BIND, L"-a", key, function, NULL) == 0;
}

bool cle_set_reader(EditLine *editor, cle_reader reader) {
  return el_wset(editor, EL_GETCFN, reader) == 0;
}

bool cle_set_client(EditLine *editor, void *client) {
  return el_wset(editor, EL_CLIENTDATA, client) == 0;
}

void *cle_client(EditLine *editor) {
  void *client = NULL;
  return el_wget(editor, EL_CLIENTDATA, &client) == 0 ? client : NULL;
}

bool cle_set_mode(EditLine *editor, const wchar_t *mode) {
  return el_wset(editor, EL_EDITOR, mode) == 0;
}

bool cle_is_vi(EditLine *editor) {
  const wchar_t *mode = NULL;
  return el_wget(editor, EL_EDITOR, &mode) == 0 && mode && wcscmp(mode, L"vi") == 0;
}

bool cle_enable(EditLine *editor) {
  return el_wset(editor, EL_EDITMODE, 1) == 0;
}
