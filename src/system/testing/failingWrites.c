/*
 * Loaded before a process (LD_PRELOAD), lets one of its writes under a folder fail, as a full or broken disk does.
 * The variable DIFFRAKT_FAIL is "folder:call:errno": the call with that number, counted from 0 since the variable was
 * last changed, and all later calls but those that remove or rename fail with that errno. The number of calls is DIFFRAKT_FAIL_CALLS.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char last[4096];
static long calls;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;

/* Counts a call on a path and says whether it fails. */
static int fails(const char *path, int is_removal) {
  const char *order = getenv("DIFFRAKT_FAIL");
  if (!order || !path) return 0;
  char folder[4096];
  long at;
  int code;
  if (sscanf(order, "%4095[^:]:%ld:%d", folder, &at, &code) != 3 || !strstr(path, folder)) return 0;
  pthread_mutex_lock(&counting);
  if (strcmp(order, last) != 0) {
    snprintf(last, sizeof last, "%s", order);
    calls = 0;
  }
  int is_failing = calls == at || (calls > at && !is_removal);
  calls += 1;
  char text[32];
  snprintf(text, sizeof text, "%ld", calls);
  setenv("DIFFRAKT_FAIL_CALLS", text, 1);
  pthread_mutex_unlock(&counting);
  if (is_failing) errno = code;
  return is_failing;
}

static int fails_at(int file) {
  if (!getenv("DIFFRAKT_FAIL")) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(path, 0);
}

#define REAL(name) __typeof__(name) *real = dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                    \
  int name(const char *path, int flags, ...) {                        \
    va_list more;                                                     \
    va_start(more, flags);                                            \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, int) : 0; \
    va_end(more);                                                     \
    if (flags & (O_CREAT | O_TRUNC) && fails(path, 0)) return -1;     \
    REAL(name);                                                       \
    return real(path, flags, mode);                                   \
  }
OPEN(open)
OPEN(open64)

#define ON_FILE(type, name, parameters, arguments)   \
  type name parameters {                             \
    if (fails_at(file)) return -1;                   \
    REAL(name);                                      \
    return real arguments;                           \
  }
ON_FILE(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
ON_FILE(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at))
ON_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))
ON_FILE(int, ftruncate, (int file, off_t length), (file, length))
ON_FILE(int, ftruncate64, (int file, off64_t length), (file, length))

int rename(const char *from, const char *to) {
  if (fails(to, 1)) return -1;
  REAL(rename);
  return real(from, to);
}

int mkdir(const char *path, mode_t mode) {
  if (fails(path, 0)) return -1;
  REAL(mkdir);
  return real(path, mode);
}

int link(const char *from, const char *to) {
  if (fails(to, 0)) return -1;
  REAL(link);
  return real(from, to);
}

int unlink(const char *path) {
  if (fails(path, 1)) return -1;
  REAL(unlink);
  return real(path);
}
