#include "desk/AccessFiles.h"

#include "desk/Portraits.h"
#include "desk/WavFile.h"
#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "domain/OrderRules.h"
#include "paper/AccessPaper.h"
#include "store/Try.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLocale>

namespace watchdesk::desk {

namespace {

using Json = nlohmann::json;

QString tr(const char* text) {
    return QCoreApplication::translate("AccessFile", text);
}

QString british(UtcMs at) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()), QStringLiteral("d MMMM yyyy, HH:mm"));
}

QString british(const QDate& day) {
    return day.isValid()
               ? QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMMM yyyy"))
               : QStringLiteral("–");
}

/// Collects what is written; what is to be taken back when something fails.
class Folder {
public:
    explicit Folder(QString dir) : m_dir(std::move(dir)) {}

    Result<void> make() {
        const QDir dir(m_dir);
        if (dir.exists() && !dir.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
            return Error{ErrorCode::Conflict, "There is something in " + m_dir.toStdString() + " already.",
                         "It was not touched.", "Name a folder that is empty, or one that is not there yet."};
        if (!QDir().mkpath(m_dir) ||
            !QFile::setPermissions(m_dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return Error{ErrorCode::Unavailable, "The folder " + m_dir.toStdString() + " cannot be made.",
                         "Nothing was written.", "Name another."};
        return {};
    }

    Result<void> write(const QString& name, const QByteArray& bytes) {
        QDir(m_dir).mkpath(QFileInfo(path(name)).absolutePath());
        files << name; // before it is there: half of it goes, too
        QFile file(path(name));
        const bool done = file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write(bytes) == bytes.size() &&
                          file.flush() && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        if (!done)
            return Error{ErrorCode::DiskFull, "The folder's disk is full, or cannot be written to.",
                         "Nothing was kept of it.", "Free some space, or name another folder."};
        return {};
    }

    void takeBack() const {
        for (const QString& name : files)
            QFile::remove(path(name));
        for (const char* part : {"photographs", "stills", "recordings", ""})
            QDir().rmdir(path(QString::fromLatin1(part)));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_dir + QLatin1Char('/') + name; }
    QStringList files;

private:
    QString m_dir;
};

Result<void> writePictures(Folder& folder, const QVector<AccessPicture>& pictures, bool othersSought,
                           const char* name) {
    for (int i = 0; i < pictures.size(); ++i) {
        const AccessPicture& picture = pictures.at(i);
        const QImage image = QImage::fromData(picture.bytes);
        // Without a known face nobody can say who else is in it: all of it is blocks, and the paper says so. Whoever
        // stands close by is hidden when their face was found, and by leaving the face alone when nobody looked.
        const Shown shown = othersSought ? Shown::WholePerson : Shown::FaceAlone;
        const QImage seen =
            image.isNull() ? image : withoutFaces(showingOnly(image, picture.face, shown), picture.others);
        if (!seen.isNull())
            STORE_CHECK(folder.write(QStringLiteral("%1/%2.jpg").arg(QLatin1String(name)).arg(i + 1), jpegOf(seen)));
    }
    return {};
}

Json sightingsOf(const AccessIncident& incident) {
    Json out = Json::array();
    for (const QString& sighting : incident.sightings)
        out.push_back(sighting.toStdString());
    return out;
}

Json jsonOf(const AccessFile& file) {
    const auto text = [](const QString& s) { return s.toStdString(); };
    const domain::Subject& s = file.subject;
    Json out{{"reference", text(s.reference)},
             {"name", text(s.name)},
             {"born", text(s.born.toString(Qt::ISODate))},
             {"sex", text(s.sex)},
             {"description", text(s.description)},
             {"guardian", text(s.guardian)},
             {"cautions", s.cautions.toInt()},
             {"on_record_since", text(british(s.createdAt))},
             {"photographs", file.photographs.size()},
             {"face_templates", file.templates},
             {"match_decisions", file.decisions},
             {"exclusions", Json::array()},
             {"orders", Json::array()},
             {"incidents", Json::array()}};
    for (const domain::ExclusionNotice& n : file.notices)
        out["exclusions"].push_back({{"step", text(domain::wordOf(domain::exclusionStepWords, n.step))},
                                     {"reasons", text(n.reasons)},
                                     {"served", text(n.servedOn.toString(Qt::ISODate))},
                                     {"ends", text(n.endsOn.toString(Qt::ISODate))},
                                     {"breaches", n.breaches}});
    for (const domain::Order& o : file.orders) {
        Json conditions = Json::array();
        for (const domain::OrderCondition& c : o.conditions)
            conditions.push_back({{"number", c.number}, {"words", text(c.words)}, {"hours", text(c.hours)}});
        out["orders"].push_back({{"kind", text(domain::wordOf(domain::orderKindWords, o.kind))},
                                 {"reference", text(o.reference)},
                                 {"made_by", text(o.madeBy)},
                                 {"made", text(o.madeOn.toString(Qt::ISODate))},
                                 {"served", text(o.servedOn.toString(Qt::ISODate))},
                                 {"ends", text(o.endsOn.toString(Qt::ISODate))},
                                 {"ended", text(o.endedOn.toString(Qt::ISODate))},
                                 {"conditions", conditions}});
    }
    for (const AccessIncident& i : file.incidents)
        out["incidents"].push_back({{"number", i.incident.number},
                                    {"at", text(british(i.incident.at))},
                                    {"category", text(i.incident.category)},
                                    {"place", text(i.place)},
                                    {"part", text(i.part)},
                                    {"description", text(i.incident.description)},
                                    {"heading", text(i.incident.heading)},
                                    {"narrative", text(i.incident.narrative)},
                                    {"line", text(i.incident.line)},
                                    {"sightings", sightingsOf(i)},
                                    {"police_reference", text(i.incident.policeReference)},
                                    {"loss_pence", i.incident.lossPence}});
    return out;
}

using Section = paper::AccessSheet::Section;

Section recordSection(const AccessFile& file) {
    const domain::Subject& s = file.subject;
    Section out{tr("Your record"), {}, {}};
    const auto line = [&out](const QString& title, const QString& detail) {
        if (!detail.isEmpty())
            out.lines.append({title, detail});
    };
    line(tr("Name"), s.name);
    line(tr("Date of birth"), s.born.isValid() ? british(s.born) : QString());
    line(tr("Description"), s.description);
    line(tr("Guardian"), s.guardian);
    line(tr("On record since"), british(s.createdAt));
    line(tr("Face templates"), tr("%1, made from photographs, for comparison with stills").arg(file.templates));
    line(tr("Decisions on stills"), QString::number(file.decisions));
    return out;
}

Section pictureSection(const QString& title, const QVector<AccessPicture>& pictures, const char* folder) {
    Section out{title, tr("None are held."), {}};
    for (int i = 0; i < pictures.size(); ++i) {
        const AccessPicture& p = pictures.at(i);
        const QString hidden = p.face.isValid() ? QString() : tr(" · no face was found in it, so all of it is hidden");
        out.lines.append(
            {p.title, QStringLiteral("%1 · %2/%3.jpg%4").arg(p.detail, QLatin1String(folder)).arg(i + 1).arg(hidden)});
    }
    return out;
}

Section noticeSection(const AccessFile& file) {
    Section out{tr("Exclusions"), tr("There are none."), {}};
    for (const domain::ExclusionNotice& n : file.notices) {
        const QString step =
            domain::wordOf(domain::exclusionStepWords, n.step).replace(QLatin1Char('-'), QLatin1Char(' '));
        out.lines.append({n.servedOn.isValid()
                              ? tr("Notice served %1, last day %2").arg(british(n.servedOn), british(n.endsOn))
                              : tr("Not served; the step that was reached: %1").arg(step),
                          n.reasons});
    }
    return out;
}

Section orderSection(const AccessFile& file) {
    Section out{tr("Orders of courts and councils"), tr("There are none."), {}};
    for (const domain::Order& o : file.orders) {
        QStringList words;
        for (const domain::OrderCondition& c : o.conditions)
            words << QStringLiteral("%1. %2").arg(c.number).arg(c.words);
        const QDate last = domain::lastDayOf(o);
        out.lines.append({tr("%1 of %2, made by %3, %4")
                              .arg(domain::kindWords(o.kind), british(o.madeOn), o.madeBy,
                                   last.isValid() ? tr("last day %1").arg(british(last)) : tr("until further order")),
                          words.join(QLatin1Char('\n'))});
    }
    return out;
}

Section incidentSection(const AccessFile& file) {
    Section out{tr("Incidents"), tr("There are none."), {}};
    for (const AccessIncident& i : file.incidents) {
        QStringList detail{i.incident.description, i.incident.heading, i.incident.narrative, i.incident.line};
        detail += i.sightings;
        detail.removeAll(QString());
        out.lines.append({tr("Incident %1, %2, %3, %4 (%5)")
                              .arg(QString::number(i.incident.number), british(i.incident.at),
                                   domain::categoryByCode(i.incident.category).label, i.place, i.part),
                          detail.join(QStringLiteral("\n"))});
    }
    return out;
}

Section recordingSection(const AccessFile& file) {
    Section out{tr("Recordings"), tr("None are held."), {}};
    for (int i = 0; i < file.recordingTitles.size(); ++i)
        out.lines.append({file.recordingTitles.at(i), QStringLiteral("recordings/%1.wav").arg(i + 1)});
    return out;
}

Section lookSection(const AccessFile& file) {
    Section out{tr("Who has seen or used it"), tr("Nobody yet."), {}};
    QMap<QString, int> byRole;
    for (const AccessLook& look : file.looks)
        ++byRole[look.role];
    for (auto it = byRole.cbegin(); it != byRole.cend(); ++it)
        out.lines.append({it.key(), tr("%1 times").arg(it.value())});
    return out;
}

paper::AccessSheet sheetOf(const AccessFile& file, const QString& scheme, const QString& printed) {
    paper::AccessSheet sheet;
    sheet.scheme = scheme;
    sheet.about = file.subject.name.isEmpty()
                      ? file.subject.reference
                      : QStringLiteral("%1 · %2").arg(file.subject.name, file.subject.reference);
    sheet.lead =
        tr("This is what the scheme holds about you, under article 15 of the UK GDPR. The names and faces of "
           "other people have been taken out. It is held to prevent crime against the scheme's members, and is "
           "erased when its time has come. You may ask for it to be corrected or erased, object to its being "
           "held, and complain to the Information Commissioner's Office.");
    sheet.sections = {recordSection(file),
                      pictureSection(tr("Photographs"), file.photographs, "photographs"),
                      pictureSection(tr("Stills"), file.stills, "stills"),
                      noticeSection(file),
                      orderSection(file),
                      incidentSection(file),
                      recordingSection(file),
                      lookSection(file)};
    sheet.printed = printed;
    return sheet;
}

QByteArray reviewText(const AccessFile& file) {
    const QString pictures = file.othersSought
                                 ? tr("Faces of others were looked for and hidden. Look at each.")
                                 : tr("The models are not installed, so nobody looked for faces of others: all but the "
                                      "person's own face is hidden. Look at each.");
    return tr("Before this is handed over, a person looks through it.\n\n"
              "- Names of others: %1 were found and taken out. A nickname, a misspelt name or a description of "
              "somebody "
              "else is for you to find.\n"
              "- A guardian is not named. Give the name yourself if it is the guardian who asks.\n"
              "- Pictures: only the person asked about can be seen. %3\n"
              "- Recordings: %2. Other people speak in them; leave out those that cannot be shared.\n"
              "- Check who asks: the answer goes to the person, or to whoever may act for them.\n"
              "- The answer is due one calendar month after the request.\n")
        .arg(file.redactions)
        .arg(file.recordings.size())
        .arg(pictures)
        .toUtf8();
}

Result<int> writeAll(Folder& folder, const AccessFile& file, const QString& scheme, const QString& printed) {
    STORE_CHECK(folder.write(QStringLiteral("review-first.txt"), reviewText(file)));
    STORE_CHECK(folder.write(QStringLiteral("record.json"), QByteArray::fromStdString(jsonOf(file).dump(2))));
    STORE_CHECK(writePictures(folder, file.photographs, file.othersSought, "photographs"));
    STORE_CHECK(writePictures(folder, file.stills, file.othersSought, "stills"));
    for (int i = 0; i < file.recordings.size(); ++i)
        STORE_CHECK(folder.write(QStringLiteral("recordings/%1.wav").arg(i + 1), wavOf(file.recordings.at(i).samples)));
    const QString paper = QStringLiteral("record.pdf");
    folder.files << paper;
    STORE_TRY(pages, paper::writeAccessPdf(sheetOf(file, scheme, printed), folder.path(paper)));
    QFile::setPermissions(folder.path(paper), QFile::ReadOwner | QFile::WriteOwner);
    return pages;
}

} // namespace

Result<AccessFolder> writeAccessFolder(const AccessFile& file, const QString& scheme, const QString& printed,
                                       const QString& dir) {
    Folder folder(dir);
    STORE_CHECK(folder.make());
    const auto pages = writeAll(folder, file, scheme, printed);
    if (!pages) {
        folder.takeBack();
        return pages.error();
    }
    return AccessFolder{dir, folder.files, *pages, file.redactions};
}

} // namespace watchdesk::desk
