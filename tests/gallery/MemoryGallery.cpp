#include "gallery/MemoryGallery.h"

#include "domain/LineWords.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace watchdesk::test {

namespace {

template <class T>
QFuture<Result<T>> answered(Result<T> value) {
    QFutureInterface<Result<T>> made;
    made.reportStarted();
    made.reportResult(std::move(value));
    made.reportFinished();
    return made.future();
}

const QStringList firstNames{"Kerry", "Ryan", "Marcus", "Owen", "Tina", "Lee", "Sonny", "Joanne", "Callum", "Alan"};
const QStringList lastNames{"Marsh",  "Mercer", "Venn",  "Tranter", "Oldroyd",
                            "Garrow", "Dale",   "Birch", "Reeve",   "Pike"};
const QStringList looks{"tall, grey hoodie", "short, red coat", "stocky, navy tracksuit", "slim, black parka"};
const QStringList places{"hallam pharmacy high street c07", "pennant sports butter row c12",
                         "rowe finch market place c17"};

} // namespace

QByteArray ovalJpeg(int number, const QSize& size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 47 % 360, 60, 150));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv(number * 83 % 360, 120, 210));
    painter.drawEllipse(QRectF(size.width() * 0.25, size.height() * 0.15, size.width() * 0.5, size.height() * 0.6));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 85);
    return bytes;
}

MemoryGallery::MemoryGallery(int people) {
    for (int i = 0; i < people; ++i)
        cards.append(cardFor(i));
}

desk::GalleryCard MemoryGallery::cardFor(int i) {
    desk::GalleryCard card;
    card.subjectId = QStringLiteral("subject-%1").arg(i);
    card.version = 1;
    card.reference = QStringLiteral("W-%1").arg(1000 + i);
    card.name = firstNames.at(i % 10) + QLatin1Char(' ') + lastNames.at(i / 10 % 10);
    card.looks = looks.at(i % 4);
    card.schemes = i % 5 == 0 ? QStringList{"SHOP", "PUB"} : QStringList{"SHOP"};
    card.standing.noticed = true;
    if (i % 10 == 8) {
        card.status = domain::SubjectStatus::IdSought;
        card.standing.group = desk::GalleryGroup::IdSought;
        card.name.clear();
        card.schemes.clear();
    } else if (i % 10 == 9) {
        card.standing.group = desk::GalleryGroup::Warned;
        card.standing.step = domain::ExclusionStep::Warned;
    } else {
        card.standing.group = desk::GalleryGroup::InForce;
        card.standing.standing = domain::ExclusionStanding::InForce;
        card.standing.step = domain::ExclusionStep::Served;
        card.daysLeft = i * 7 % 360;
        card.standing.endsOn = galleryDay.addDays(card.daysLeft);
    }
    card.standing.breaches = i % 4;
    card.cautions.setFlag(domain::Caution::Violence, i % 3 == 0);
    card.cautions.setFlag(domain::Caution::CriminalBehaviourOrder, i % 7 == 0);
    card.cautions.setFlag(domain::Caution::Juvenile, i % 11 == 3);
    card.under18 = i % 11 == 3;
    card.bar = card.under18 ? domain::WatchlistBar::Under18 : domain::WatchlistBar::None;
    card.incidents = i % 6;
    card.lastSeen = galleryNow - UtcMs(i % 50) * 11 * 3'600'000 - 60'000;
    card.photographId = QStringLiteral("photograph-%1").arg(i);
    card.words = domain::folded(
        QStringList{card.name, card.reference, card.looks, card.schemes.join(QLatin1Char(' ')), places.at(i % 3)}.join(
            QLatin1Char(' ')));
    return card;
}

desk::GalleryCard* MemoryGallery::find(const QString& subjectId) {
    for (desk::GalleryCard& card : cards) {
        if (card.subjectId == subjectId)
            return &card;
    }
    return nullptr;
}

QFuture<Result<desk::GalleryWall>> MemoryGallery::wall() {
    ++readings;
    if (fail)
        return answered<desk::GalleryWall>(*fail);
    return answered<desk::GalleryWall>(desk::GalleryWall{cards, galleryDay});
}

QFuture<Result<QHash<QString, QByteArray>>> MemoryGallery::thumbnails(const QVector<QString>& ids) {
    QHash<QString, QByteArray> out;
    for (const QString& id : ids) {
        if (bytes.contains(id))
            out.insert(id, bytes.value(id));
        else if (!id.isEmpty())
            out.insert(id, ovalJpeg(id.mid(id.lastIndexOf(QLatin1Char('-')) + 1).toInt()));
    }
    return answered<QHash<QString, QByteArray>>(out);
}

QFuture<Result<desk::SubjectSheet>> MemoryGallery::openSheet(const QString& subjectId) {
    if (fail)
        return answered<desk::SubjectSheet>(*fail);
    opened += subjectId;
    return readAgain(subjectId);
}

QFuture<Result<desk::SubjectSheet>> MemoryGallery::readAgain(const QString& subjectId) {
    const desk::GalleryCard* card = find(subjectId);
    if (card == nullptr)
        return answered<desk::SubjectSheet>(Error{ErrorCode::NotFound, "That subject is not in the gallery.", "", ""});
    return answered<desk::SubjectSheet>(sheetOf(*card));
}

QFuture<Result<QByteArray>> MemoryGallery::photograph(const QString& id) {
    return answered<QByteArray>(
        bytes.value(id, ovalJpeg(id.mid(id.lastIndexOf(QLatin1Char('-')) + 1).toInt(), {640, 800})));
}

QFuture<Result<domain::Subject>> MemoryGallery::setCautions(const QString& subjectId, qint64 version,
                                                            domain::Cautions cautions) {
    desk::GalleryCard* card = find(subjectId);
    if (card->version != version)
        return answered<domain::Subject>(
            Error{ErrorCode::Conflict, "Somebody else has changed it.", "Nothing was changed.", ""});
    card->cautions = cautions;
    ++card->version;
    domain::Subject subject = sheetOf(*card).subject;
    Q_EMIT changed();
    return answered<domain::Subject>(subject);
}

desk::SubjectSheet MemoryGallery::sheetOf(const desk::GalleryCard& card) const {
    desk::SubjectSheet sheet;
    sheet.card = card;
    sheet.subject.id = card.subjectId;
    sheet.subject.version = card.version;
    sheet.subject.cautions = card.cautions;
    sheet.subject.sex = QStringLiteral("m");
    sheet.subject.description = card.looks;
    sheet.today = galleryDay;
    sheet.age = card.under18 ? 16 : 31;
    if (!card.photographId.isEmpty()) {
        for (int i = 0; i < 3; ++i) {
            domain::Photograph photograph;
            photograph.id = i == 2 ? card.photographId : card.photographId + QStringLiteral("-%1").arg(i);
            photograph.subjectId = card.subjectId;
            photograph.takenOn = galleryDay.addDays(-300 + i * 90);
            photograph.source = i == 0 ? QStringLiteral("custody") : QStringLiteral("C07's door camera");
            photograph.fromPolice = i == 0;
            sheet.photographs.append({photograph, i == 2});
        }
    }
    if (card.standing.group == desk::GalleryGroup::InForce) {
        desk::SheetExclusion exclusion;
        exclusion.scheme = QStringLiteral("SHOP");
        exclusion.standing = domain::ExclusionStanding::InForce;
        exclusion.notice.step = domain::ExclusionStep::Served;
        exclusion.notice.months = 12;
        exclusion.notice.endsOn = card.standing.endsOn;
        exclusion.notice.servedOn = card.standing.endsOn.addDays(-364);
        exclusion.notice.nominatedOn = exclusion.notice.servedOn.addDays(-28);
        exclusion.notice.servedBy = QStringLiteral("PC 2214, by hand at Ashby Cross station, receipt signed");
        exclusion.notice.reasons = QStringLiteral("Four incidents of theft from members' shops within seven weeks.");
        exclusion.days = 365;
        exclusion.day = 365 - card.daysLeft;
        sheet.exclusions.append(exclusion);
    }
    for (int i = 0; i < incidents; ++i) {
        desk::SheetIncident row;
        row.incident.at = galleryNow - UtcMs(i) * 9 * 86'400'000 - 60'000;
        row.incident.category = i % 4 == 1 ? QStringLiteral("breach") : QStringLiteral("shop-theft");
        row.incident.outcome = i == 0 ? domain::IncidentOutcome::Open : domain::IncidentOutcome::Recorded;
        row.incident.lossPence = i % 3 == 2 ? 31'000 : 0;
        row.category = i % 4 == 1 ? QStringLiteral("Breach") : QStringLiteral("Theft");
        row.breach = i % 4 == 1 ? 3 - i / 4 : 0;
        row.callSign = QStringLiteral("C07");
        row.premises = QStringLiteral("Hallam Pharmacy");
        sheet.incidents.append(row);
    }
    sheet.lossPence = 118'400;
    sheet.lookers = {{QStringLiteral("Jo Mead"), domain::Role::Coordinator, galleryNow, true},
                     {QStringLiteral("Ann Wray"), domain::Role::PoliceSergeant, galleryNow - 60'000, false},
                     {QStringLiteral("Sam Rudd"), domain::Role::MemberView, galleryNow - 86'400'000, false}};
    sheet.looks = 46;
    sheet.openedAt = galleryNow;
    sheet.maySetCautions = maySetCautions;
    sheet.mayAddPhotographs = maySetCautions;
    return sheet;
}

QFuture<Result<desk::Enrolled>> MemoryEnrolment::enrol(const QString& subjectId, const desk::PhotographFile& file) {
    if (fail)
        return answered<desk::Enrolled>(*fail);
    enrolled.append({subjectId, file});
    desk::Enrolled out;
    out.comparable = true;
    return answered<desk::Enrolled>(out);
}

QFuture<Result<desk::RemovedPhotograph>> MemoryEnrolment::remove(const QString& photographId) {
    if (fail)
        return answered<desk::RemovedPhotograph>(*fail);
    removed += photographId;
    desk::RemovedPhotograph out;
    out.subjectId = QStringLiteral("subject-0");
    out.file.bytes = "bytes";
    out.file.source = QStringLiteral("custody");
    return answered<desk::RemovedPhotograph>(out);
}

QFuture<Result<int>> MemoryEnrolment::catchUp() {
    ++catchUps;
    return answered<int>(1);
}

} // namespace watchdesk::test
