// watchdesk-eye: reads one picture file on its standard input, writes its pixels to its standard output, ends.
#include "base/os/Confinement.h"
#include "intake/Decoding.h"
#include "intake/PictureFormat.h"

#include <unistd.h>

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace watchdesk::intake;

bool write(const void* bytes, qsizetype count) {
    return watchdesk::os::writeOutput({static_cast<const std::byte*>(bytes), static_cast<std::size_t>(count)});
}

bool answerWith(const EyeAnswer& answer, QSize said) {
    const QByteArray head =
        headOf(answer.verdict, static_cast<quint32>(said.width()), static_cast<quint32>(said.height()));
    bool good = write(head.constData(), head.size());
    for (int y = 0; good && y < answer.picture.height(); ++y)
        good = write(answer.picture.constScanLine(y), qsizetype(answer.picture.width()) * 3);
    return good;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        constexpr char usage[] =
            "watchdesk-eye: decodes one picture from standard input to raw pixels; WatchDesk runs it.\n";
        (void)!::write(STDERR_FILENO, usage, sizeof usage - 1);
        return 2;
    }
    ::setenv("QT_NO_GLIB", "1", 1); // its threads' event loops ask for more than is left to them here
    const QCoreApplication application(argc, argv);
    if (!confine())
        return 3;
    const auto input =
        watchdesk::os::readInput(static_cast<std::size_t>(mostFileBytes)).value_or(std::vector<std::byte>());
    const EyeAnswer answer = decodePicture(
        QByteArray::fromRawData(reinterpret_cast<const char*>(input.data()), static_cast<qsizetype>(input.size())));
    const QSize said = answer.verdict == EyeVerdict::TooLarge ? QSize(int(std::min<qint64>(answer.pixels, 1 << 30)), 1)
                                                              : answer.picture.size();
    const bool written = answerWith(answer, said);
    ::_exit(written ? 0 : 4); // nothing to tidy up, and the fewest ways to go wrong
}
