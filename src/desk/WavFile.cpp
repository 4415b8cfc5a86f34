#include "desk/WavFile.h"

#include <sndfile.h>

#include <QBuffer>

namespace watchdesk::desk {

QByteArray wavOf(const QVector<qint16>& samples) {
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* b) { return static_cast<sf_count_t>(static_cast<QBuffer*>(b)->size()); };
    io.seek = [](sf_count_t offset, int whence, void* b) {
        auto* to = static_cast<QBuffer*>(b);
        const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? to->pos() : to->size();
        to->seek(base + offset);
        return static_cast<sf_count_t>(to->pos());
    };
    io.read = [](void* p, sf_count_t n, void* b) {
        return static_cast<sf_count_t>(static_cast<QBuffer*>(b)->read(static_cast<char*>(p), n));
    };
    io.write = [](const void* p, sf_count_t n, void* b) {
        return static_cast<sf_count_t>(static_cast<QBuffer*>(b)->write(static_cast<const char*>(p), n));
    };
    io.tell = [](void* b) { return static_cast<sf_count_t>(static_cast<QBuffer*>(b)->pos()); };
    SF_INFO info{};
    info.samplerate = 8000;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    SNDFILE* file = sf_open_virtual(&io, SFM_WRITE, &info, &buffer);
    if (file == nullptr)
        return {};
    sf_write_short(file, samples.constData(), samples.size());
    sf_close(file);
    return buffer.data();
}

} // namespace watchdesk::desk
