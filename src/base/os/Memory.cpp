#include "base/os/Memory.h"

#include <malloc.h>
#include <unistd.h>

#include <cstdio>

namespace watchdesk::os {

void returnFreeMemory() {
    malloc_trim(0);
}

long long residentBytes() {
    std::FILE* file = std::fopen("/proc/self/statm", "re");
    if (file == nullptr)
        return 0;
    long long size = 0;
    long long resident = 0;
    const int read = std::fscanf(file, "%lld %lld", &size, &resident);
    std::fclose(file);
    return read == 2 ? resident * sysconf(_SC_PAGESIZE) : 0;
}

} // namespace watchdesk::os
