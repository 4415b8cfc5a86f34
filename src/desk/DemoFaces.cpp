#include "desk/DemoFaces.h"

#include "desk/EnrolmentDesk.h"
#include "desk/Portraits.h"
#include "domain/CivilDay.h"
#include "portraits/Gallery.h"
#include "portraits/Still.h"
#include "store/SettingTable.h"

#include <QDir>
#include <QFile>

#include <future>

namespace watchdesk::desk {

namespace {

constexpr QSize portraitSize{480, 600};
constexpr char leastThreshold[] = "0.62";
constexpr int secondEvery = 3; // every third subject has a second photograph

/// A portrait that waits to be enrolled.
struct Sitting {
    QString subjectId;
    QString reference;
    PhotographFile file;
    std::function<QByteArray()> draw;
};

QByteArray drawn(int look, bool second) {
    const auto looks = portraits::subjectLooks();
    auto pose = portraits::portraitPose(looks.at(look));
    if (second) {
        pose = portraits::passingPose(looks.at(look).seed + 7);
        pose.yaw /= 2;
    }
    return jpegOf(portraits::drawPortrait(looks.at(look), pose, portraitSize), 92);
}

QVector<Sitting> sittingsOf(const QVector<domain::Subject>& subjects, const QStringList& pictures, const QDate& today) {
    QVector<Sitting> out;
    const auto looks = static_cast<int>(portraits::subjectLooks().size());
    for (int i = 0; i < subjects.size(); ++i) {
        const domain::Subject& subject = subjects.at(i);
        const bool sought = subject.status == domain::SubjectStatus::IdSought;
        Sitting first{subject.id, subject.reference, {}, {}};
        first.file.source = sought       ? QStringLiteral("door camera")
                            : i % 4 == 0 ? QStringLiteral("custody, police")
                                         : QStringLiteral("member's camera");
        first.file.fromPolice = !sought && i % 4 == 0;
        first.file.takenOn = today.addDays(-30 - 11 * (i % 17));
        if (i < pictures.size()) {
            first.draw = [path = pictures.at(i)] {
                QFile file(path);
                return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            };
            out.append(first);
            continue;
        }
        if (!pictures.isEmpty() || i >= looks)
            continue;
        first.draw = [i] { return drawn(i, false); };
        out.append(first);
        if (i % secondEvery == 0 && !sought) {
            Sitting second = first;
            second.file.source = QStringLiteral("door camera");
            second.file.fromPolice = false;
            second.file.takenOn = first.file.takenOn.addDays(21);
            second.draw = [i] { return drawn(i, true); };
            out.append(second);
        }
    }
    return out;
}

Result<QStringList> picturesIn(const QString& folder) {
    if (folder.isEmpty())
        return QStringList();
    const QDir dir(folder);
    QStringList out;
    for (const QString& name : dir.entryList(
             {QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"), QStringLiteral("*.png"), QStringLiteral("*.webp")},
             QDir::Files, QDir::Name))
        out.append(dir.filePath(name));
    if (out.isEmpty())
        return Error{ErrorCode::NotFound, "There is no picture in " + folder.toStdString() + ".", "",
                     "Name a folder of JPEG, PNG or WebP portraits, one face a picture."};
    return out;
}

} // namespace

Result<DemoFacesMade> addDemoFaces(Desk& desk, const QVector<domain::Subject>& subjects, const QString& folder,
                                   const std::function<void(int, int)>& progress) {
    auto pictures = picturesIn(folder);
    if (!pictures)
        return pictures.error();
    if (pictures->isEmpty()) {
        auto set = desk.store()
                       .write([](store::Tx& tx) {
                           return store::SettingTable::set(tx, {}, QStringLiteral("matching.least-threshold"),
                                                           QString::fromLatin1(leastThreshold));
                       })
                       .result();
        if (!set)
            return set.error();
    }
    auto sittings = sittingsOf(subjects, *pictures, domain::civilDay(desk.clock().now()));
    DemoFacesMade made;
    // The next picture is drawn while this one is enrolled.
    const auto begin = [&](qsizetype i) {
        return i < sittings.size() ? std::async(std::launch::async, sittings.at(i).draw) : std::future<QByteArray>();
    };
    auto next = begin(0);
    for (qsizetype i = 0; i < sittings.size(); ++i) {
        Sitting& sitting = sittings[i];
        sitting.file.bytes = next.get();
        next = begin(i + 1);
        const auto enrolled = desk.enrolment().enrol(sitting.subjectId, sitting.file).result();
        if (!enrolled && enrolled.error().code != ErrorCode::InvalidInput) {
            if (next.valid())
                next.wait();
            return enrolled.error();
        }
        if (enrolled) {
            ++made.photographs;
            made.templates += enrolled->comparable ? 1 : 0;
        } else {
            made.refused.append(sitting.reference + QStringLiteral(": ") +
                                QString::fromStdString(enrolled.error().what));
        }
        if (progress)
            progress(static_cast<int>(i) + 1, static_cast<int>(sittings.size()));
    }
    return made;
}

} // namespace watchdesk::desk
