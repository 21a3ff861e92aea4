/* Let a moment of a program's life be its last, or the one from which on its disk is full.

   A moment is a call that changes a file or a folder; they are counted over all processes of the program, in a file
   that these share. LD_PRELOAD puts it before the C library.

   FAULT    "kill": the process is killed before its call is made; "kill-all": and all of its group;
            "full": from this call on nothing can be written or made (ENOSPC)
            "slow": each call takes as many microseconds as AT tells
   AT       the number of the moment, from 1
   COUNTER  the file that holds the count, eight bytes */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static _Atomic long *counter;
static long at;
static const char *fault;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("COUNTER"), *number = getenv("AT");
    fault = getenv("FAULT");
    if (!fault || !name || !number) return;
    at = atol(number);
    int file = open(name, O_RDWR);
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared != MAP_FAILED) counter = shared;
}

/* Count a moment; tell whether the call is to fail. `writes`: it needs room on the disk. */
static int moment(int writes) {
    if (!counter) return 0;
    if (strcmp(fault, "slow") == 0) {
        usleep((useconds_t)at);
        return 0;
    }
    if (strcmp(fault, "full") == 0) {
        if (!writes || atomic_fetch_add(counter, 1) + 1 < at) return 0;
        errno = ENOSPC;
        return 1;
    }
    if (atomic_fetch_add(counter, 1) + 1 == at) kill(strcmp(fault, "kill") ? 0 : getpid(), SIGKILL);
    return 0;
}

static int is_file(int descriptor) {
    struct stat about;
    return descriptor > 2 && fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *content, size_t size) {
    if (is_file(descriptor) && moment(1)) return -1;
    return NEXT(write)(descriptor, content, size);
}

int fsync(int descriptor) {
    if (moment(1)) return -1;
    return NEXT(fsync)(descriptor);
}

int mkdir(const char *path, mode_t mode) {
    if (moment(1)) return -1;
    return NEXT(mkdir)(path, mode);
}

int link(const char *old, const char *new) {
    if (moment(1)) return -1;
    return NEXT(link)(old, new);
}

int linkat(int from, const char *old, int to, const char *new, int flags) {
    if (moment(1)) return -1;
    return NEXT(linkat)(from, old, to, new, flags);
}

int rename(const char *old, const char *new) {
    moment(0);
    return NEXT(rename)(old, new);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    moment(0);
    return NEXT(renameat2)(from, old, to, new, flags);
}

int unlink(const char *path) {
    moment(0);
    return NEXT(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags) {
    moment(0);
    return NEXT(unlinkat)(folder, path, flags);
}

int rmdir(const char *path) {
    moment(0);
    return NEXT(rmdir)(path);
}
