#include "desk/SipFiles.h"

#include "sip/MessageReader.h"
#include "sip/Validator.h"

#include <QFile>

namespace watchdesk::desk {

Result<SipCheck> checkSipFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     "The message " + path + " cannot be read: " + file.errorString().toStdString() + ".", "", ""};
    // One byte more than there can be tells that it is too long.
    const QByteArray bytes = file.read(qint64{sip::MessageReader::kMaxBytes} + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, "The message " + path + " could not be read to its end.", "", ""};
    const sip::Verdict verdict = sip::judge({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return SipCheck{verdict.accepted(), verdict.layer ? sip::layerName(*verdict.layer) : "", verdict.response,
                    verdict.why};
}

} // namespace watchdesk::desk
