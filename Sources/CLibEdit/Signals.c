#include "CLibEdit.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const int caught[] = {SIGINT, SIGTSTP, SIGCONT, SIGWINCH, SIGTERM, SIGHUP};
enum { count = sizeof caught / sizeof *caught };

static int ends[2] = {-1, -1};
static struct sigaction before[count];
static bool installed[count];

static void report(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe already holds news enough, so a failed write loses nothing that matters.
  ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

static bool open_pipe(void) {
  if (ends[0] >= 0) return true;
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  return true;
}

int cle_signals_begin(void) {
  if (!open_pipe()) return -1;
  for (int i = 0; i < count; i++) {
    struct sigaction action = {.sa_handler = report};
    sigemptyset(&action.sa_mask);
    if (sigaction(caught[i], NULL, &before[i]) != 0) continue;
    if (before[i].sa_handler == SIG_IGN && caught[i] != SIGWINCH && caught[i] != SIGCONT) continue;
    installed[i] = sigaction(caught[i], &action, NULL) == 0;
  }
  return ends[0];
}

void cle_signals_end(void) {
  for (int i = 0; i < count; i++) {
    if (installed[i]) sigaction(caught[i], &before[i], NULL);
    installed[i] = false;
  }
}
