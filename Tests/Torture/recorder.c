/*
 * A library to put before a program (LD_PRELOAD): notes, in order, everything the program does to the files of one
 * folder, and can let chosen calls fail or end the program. What is noted is enough to say what a disk might hold
 * after the power went at any moment; see power.py.
 *
 *   SALVE_RECORD_FOLDER   the folder, with a real path; what lies below it counts too
 *   SALVE_RECORD_LOG      the file to note into, outside the folder; nothing is noted without it
 *   SALVE_RECORD_FAULT    "CALL[,CALL]:WHAT:FIRST[:COUNT]": from the FIRST-th such call on, COUNT times (1 if not
 *                         said, 0 for ever), WHAT: KILL, or an errno as a number; CALL may be "any"
 *   SALVE_RECORD_COUNTS   a file that gets, at the end, how many calls were counted for the fault
 *
 * A note: kind (1 byte), file number (4), two numbers (8 each), two lengths (4 each), and that many bytes.
 * Little-endian. Writes to standard output are noted too: they are what the program acknowledged.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, CLOSE, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, LINK, SAID };
enum { FILES = 4096 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX], fault_calls[256];
static size_t folder_length;
static int log_file = -1, fault_errno;
static long fault_first, fault_count = 1, counted;
static unsigned char tracked[FILES], appends[FILES];

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *root = getenv("SALVE_RECORD_FOLDER"), *to = getenv("SALVE_RECORD_LOG"), *fault = getenv("SALVE_RECORD_FAULT");
    if (!root || strlen(root) >= PATH_MAX) return;
    strcpy(folder, root);
    folder_length = strlen(folder);
    /* High up, so that the program's own files keep the numbers they would have. */
    if (to) {
        int low = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (low >= 0) { log_file = fcntl(low, F_DUPFD_CLOEXEC, 900); syscall(SYS_close, low); }
        if (log_file < 0) _exit(97);
    }
    char what[16] = "";
    if (fault && sscanf(fault, "%255[^:]:%15[^:]:%ld:%ld", fault_calls, what, &fault_first, &fault_count) >= 3)
        fault_errno = strcmp(what, "KILL") == 0 ? -1 : atoi(what);
}

__attribute__((destructor)) static void end(void) {
    const char *to = getenv("SALVE_RECORD_COUNTS");
    if (!to) return;
    FILE *file = fopen(to, "w");
    if (file) { fprintf(file, "%ld\n", counted); fclose(file); }
}

static int within(const char *path) {
    return folder_length && strncmp(path, folder, folder_length) == 0
        && (path[folder_length] == '/' || path[folder_length] == 0);
}

/* The path from the root; the programs under test name files by it, or by a folder that is open. */
static const char *whole(int at, const char *path, char *space) {
    if (path[0] == '/' || at == AT_FDCWD) return path;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t length = readlink(link, space, PATH_MAX - 1);
    if (length < 0 || length + strlen(path) + 2 > PATH_MAX) return path;
    space[length] = '/';
    strcpy(space + length + 1, path);
    return space;
}

static void put(const void *bytes, size_t count) {
    const char *rest = bytes;
    while (count) {
        ssize_t done = syscall(SYS_write, log_file, rest, count);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) _exit(98); /* a gap in the notes would make every judgement wrong */
        rest += done;
        count -= done;
    }
}

static void note(int kind, int file, uint64_t a, uint64_t b, const void *one, size_t ones, const void *two, size_t twos) {
    if (log_file < 0) return;
    int was = errno;
    struct __attribute__((packed)) { uint8_t kind; int32_t file; uint64_t a, b; uint32_t one, two; } head =
        { kind, file, a, b, ones, twos };
    put(&head, sizeof head);
    put(one, ones);
    put(two, twos);
    errno = was;
}

/* True when this call is to fail; the program may end here. */
static int fails(const char *call) {
    if (!fault_errno) return 0;
    const char *found = strstr(fault_calls, call);
    size_t length = strlen(call);
    int named = found && (found == fault_calls || found[-1] == ',') && (found[length] == ',' || !found[length]);
    if (!named && strcmp(fault_calls, "any") != 0) return 0;
    counted++;
    if (counted < fault_first || (fault_count && counted >= fault_first + fault_count)) return 0;
    if (fault_errno < 0) { syscall(SYS_kill, getpid(), SIGKILL); for (;;) pause(); }
    errno = fault_errno;
    return 1;
}

static int is_tracked(int file) { return file >= 0 && file < FILES && tracked[file]; }

#define LOCKED(type, failure, name, watched, call, noted) \
    if (!(watched)) return call; \
    pthread_mutex_lock(&lock); \
    type result = failure; \
    if (!fails(name)) { result = call; if (result != failure) { noted; } } \
    pthread_mutex_unlock(&lock); \
    return result

static int opened(int at, const char *path, int flags, mode_t mode) {
    char space[PATH_MAX];
    const char *name = whole(at, path, space);
    if (!within(name)) return syscall(SYS_openat, at, path, flags, mode);
    pthread_mutex_lock(&lock);
    struct stat before;
    int was_there = fstatat(at, path, &before, 0) == 0, file = -1;
    if (!fails(flags & O_CREAT && !was_there ? "create" : "open")) file = syscall(SYS_openat, at, path, flags, mode);
    if (file >= 0 && file < FILES) {
        tracked[file] = 1;
        appends[file] = (flags & O_APPEND) != 0;
        note(OPEN, file, flags & O_TRUNC ? 1 : 0, was_there ? 0 : 1, name, strlen(name), 0, 0);
    }
    pthread_mutex_unlock(&lock);
    return file;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }

int close(int file) {
    REAL(close);
    if (!is_tracked(file)) return real(file);
    pthread_mutex_lock(&lock);
    tracked[file] = 0;
    note(CLOSE, file, 0, 0, 0, 0, 0, 0);
    int result = real(file);
    pthread_mutex_unlock(&lock);
    return result;
}

static off_t place(int file) {
    struct stat now;
    if (appends[file] && fstat(file, &now) == 0) return now.st_size;
    return lseek(file, 0, SEEK_CUR);
}

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(write);
    if (file == STDOUT_FILENO && folder_length) {
        pthread_mutex_lock(&lock);
        note(SAID, file, 0, 0, bytes, count, 0, 0); /* before the reader can have it, so never too late */
        ssize_t said = real(file, bytes, count);
        pthread_mutex_unlock(&lock);
        return said;
    }
    off_t at = is_tracked(file) ? place(file) : 0;
    LOCKED(ssize_t, -1, "write", is_tracked(file), real(file, bytes, count), note(WRITE, file, at, 0, bytes, result, 0, 0));
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    REAL(pwrite);
    LOCKED(ssize_t, -1, "write", is_tracked(file), real(file, bytes, count, at), note(WRITE, file, at, 0, bytes, result, 0, 0));
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    LOCKED(ssize_t, -1, "write", is_tracked(file), real(file, bytes, count, at), note(WRITE, file, at, 0, bytes, result, 0, 0));
}

int ftruncate(int file, off_t size) {
    REAL(ftruncate);
    LOCKED(int, -1, "truncate", is_tracked(file), real(file, size), note(TRUNCATE, file, size, 0, 0, 0, 0, 0));
}

int ftruncate64(int file, off64_t size) {
    REAL(ftruncate64);
    LOCKED(int, -1, "truncate", is_tracked(file), real(file, size), note(TRUNCATE, file, size, 0, 0, 0, 0, 0));
}

int fsync(int file) {
    REAL(fsync);
    LOCKED(int, -1, "sync", is_tracked(file), real(file), note(SYNC, file, 0, 0, 0, 0, 0, 0));
}

int fdatasync(int file) {
    REAL(fdatasync);
    LOCKED(int, -1, "sync", is_tracked(file), real(file), note(SYNC, file, 1, 0, 0, 0, 0, 0));
}

int rename(const char *from, const char *to) {
    REAL(rename);
    LOCKED(int, -1, "rename", within(from) || within(to), real(from, to),
           note(RENAME, -1, 0, 0, from, strlen(from), to, strlen(to)));
}

int link(const char *from, const char *to) {
    REAL(link);
    LOCKED(int, -1, "link", within(from) || within(to), real(from, to), note(LINK, -1, 0, 0, from, strlen(from), to, strlen(to)));
}

int unlink(const char *path) {
    REAL(unlink);
    LOCKED(int, -1, "unlink", within(path), real(path), note(UNLINK, -1, 0, 0, path, strlen(path), 0, 0));
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    LOCKED(int, -1, "mkdir", within(path), real(path, mode), note(MKDIR, -1, 0, 0, path, strlen(path), 0, 0));
}

/* Calls that would pass by the notes: whoever meets one of them has to teach the recorder first. */
static int unknown(const char *call, int file) {
    if (!is_tracked(file)) return 0;
    dprintf(STDERR_FILENO, "recorder: %s on a watched file\n", call);
    _exit(99);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(writev);
    return unknown("writev", file) ? -1 : real(file, parts, count);
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
    REAL(pwritev);
    return unknown("pwritev", file) ? -1 : real(file, parts, count, at);
}

int posix_fallocate(int file, off_t at, off_t count) {
    REAL(posix_fallocate);
    return unknown("posix_fallocate", file) ? -1 : real(file, at, count);
}

int fallocate(int file, int how, off_t at, off_t count) {
    REAL(fallocate);
    return unknown("fallocate", file) ? -1 : real(file, how, at, count);
}
