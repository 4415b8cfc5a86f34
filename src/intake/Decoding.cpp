#include "intake/Decoding.h"

#include "intake/PictureFormat.h"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <QBuffer>
#include <QImageReader>

#include <cerrno>
#include <csignal>

namespace watchdesk::intake {

namespace {

constexpr rlim_t mostMemory = rlim_t(1) << 30;
constexpr rlim_t mostSeconds = 10;

void limit(int what, rlim_t most) {
    const rlimit value{most, most};
    (void)::setrlimit(static_cast<__rlimit_resource_t>(what), &value);
}

/// Loads the plug-ins of every format: afterwards no file can be opened any more.
void loadDecoders() {
    for (const auto format : {PictureFormat::Jpeg, PictureFormat::Png, PictureFormat::WebP}) {
        QByteArray nothing("x");
        QBuffer buffer(&nothing);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, qtName(format));
        (void)reader.canRead();
    }
}

/// What decoding needs; Qt converts large pictures on threads.
constexpr int allowed[] = {SCMP_SYS(read),          SCMP_SYS(write),
                           SCMP_SYS(close),         SCMP_SYS(mmap),
                           SCMP_SYS(munmap),        SCMP_SYS(mremap),
                           SCMP_SYS(mprotect),      SCMP_SYS(madvise),
                           SCMP_SYS(brk),           SCMP_SYS(futex),
                           SCMP_SYS(clone),         SCMP_SYS(clone3),
                           SCMP_SYS(rseq),          SCMP_SYS(set_robust_list),
                           SCMP_SYS(gettid),        SCMP_SYS(getpid),
                           SCMP_SYS(sched_yield),   SCMP_SYS(sched_getaffinity),
                           SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
                           SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
                           SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigaltstack),
                           SCMP_SYS(getrandom),     SCMP_SYS(exit),
                           SCMP_SYS(exit_group),    SCMP_SYS(lseek),
                           SCMP_SYS(fstat),         SCMP_SYS(newfstatat),
                           SCMP_SYS(prctl),         SCMP_SYS(tgkill),
                           SCMP_SYS(eventfd2),      SCMP_SYS(ppoll),
                           SCMP_SYS(poll)};

} // namespace

EyeAnswer decodePicture(const QByteArray& file) {
    EyeAnswer answer;
    const PictureFormat format = formatOf(file);
    if (format == PictureFormat::None)
        return answer;
    answer.verdict = EyeVerdict::Damaged;
    if (format == PictureFormat::Jpeg && !isWholeJpeg(file))
        return answer;
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, qtName(format));
    reader.setAutoTransform(true);
    // The head is believed only to refuse: a file that says less than it holds meets the limit of the decoder instead.
    const QSize said = reader.size();
    if (qint64(said.width()) * said.height() > mostPixels) {
        answer.verdict = EyeVerdict::TooLarge;
        answer.pixels = qint64(said.width()) * said.height();
        return answer;
    }
    QImageReader::setAllocationLimit(256);
    QImage picture = reader.read();
    if (picture.isNull() || qint64(picture.width()) * picture.height() > mostPixels)
        return answer;
    picture.convertTo(QImage::Format_BGR888);
    if (picture.isNull())
        return answer;
    answer.picture = picture;
    answer.verdict = EyeVerdict::Decoded;
    return answer;
}

bool confine() {
    limit(RLIMIT_AS, mostMemory);
    limit(RLIMIT_CPU, mostSeconds);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    (void)::signal(SIGXFSZ, SIG_IGN);
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString&) {}); // what a decoder grumbles helps nobody
    (void)::prctl(PR_SET_DUMPABLE, 0);
    loadDecoders();
    // A call that is not on the list is refused with an error, so that a library's harmless question does not end it.
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr)
        return false;
    bool good = true;
    for (const int call : allowed)
        good = ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && good;
    good = good && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return good;
}

} // namespace watchdesk::intake
