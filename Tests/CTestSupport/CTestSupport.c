#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CTestSupport.h"
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const short cts_spawn_in_session = POSIX_SPAWN_SETSID;

int cts_open_terminal(char *path, size_t size) {
  int side = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (side < 0) return -1;
  const char *name = grantpt(side) == 0 && unlockpt(side) == 0 ? ptsname(side) : NULL;
  if (!name) {
    close(side);
    return -1;
  }
  snprintf(path, size, "%s", name);
  return side;
}

int cts_width(wchar_t scalar) {
  return wcwidth(scalar);
}
