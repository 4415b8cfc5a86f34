#include "desk/RetentionReading.h"

#include "domain/CivilDay.h"
#include "domain/OrderRules.h"
#include "store/DueRecords.h"
#include "store/MemberTable.h"
#include "store/OrderTable.h"
#include "store/SettingTable.h"
#include "store/SubjectFacts.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Retention", text);
}

QString dayText(const QDate& day) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMMM yyyy"));
}

QString timeText(UtcMs at) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone());
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(local, QStringLiteral("d MMM yyyy HH:mm"));
}

QString periodText(const char* key, const domain::RetentionSettings& settings) {
    const int value = domain::setTo(settings, key);
    const bool days = domain::retentionClock(QString::fromLatin1(key))->unit == domain::RetentionUnit::Days;
    if (value == 1)
        return days ? tr("kept 1 day") : tr("kept 1 month");
    return (days ? tr("kept %1 days") : tr("kept %1 months")).arg(value);
}

QString whyText(const domain::SubjectDue& due, const domain::RetentionSettings& settings) {
    const QString since = dayText(due.since);
    switch (due.why) {
    case domain::KeptFor::Exclusion:
        return tr("an exclusion is in process or in force");
    case domain::KeptFor::EndedExclusion:
        return tr("exclusion ended %1, %2").arg(since, periodText("retention.ended-exclusion", settings));
    case domain::KeptFor::Order:
        return tr("a court's or council's order has not ended");
    case domain::KeptFor::EndedOrder:
        return tr("order ended %1, %2").arg(since, periodText("retention.ended-order", settings));
    case domain::KeptFor::OpenOrder:
        return tr("order without an end made %1, %2").arg(since, periodText("retention.open-order", settings));
    case domain::KeptFor::Incident:
        return tr("last incident %1, %2").arg(since, periodText("retention.subject", settings));
    case domain::KeptFor::IdSought:
        return tr("name sought since %1, %2").arg(since, periodText("retention.id-sought", settings));
    case domain::KeptFor::Record:
        return tr("on record since %1, %2").arg(since, periodText("retention.subject", settings));
    }
    return {};
}

QString takesText(const store::SubjectHoldings& held) {
    QStringList parts;
    const auto add = [&parts](qint64 count, const char* one, const char* many) {
        if (count > 0)
            parts << QStringLiteral("%1 %2").arg(count).arg(tr(count == 1 ? one : many));
    };
    add(held.photographs, "photograph", "photographs");
    add(held.templates, "template", "templates");
    add(held.stills, "still", "stills");
    add(held.notices, "notice", "notices");
    add(held.orders, "order", "orders");
    add(held.incidents, "part in an incident", "parts in incidents");
    return parts.join(QStringLiteral(", "));
}

/// The instant before which records of that clock are due: what happened on a later day is not.
UtcMs cutoff(const char* key, const domain::RetentionSettings& settings, QDate today) {
    QDate day = today;
    // A day is due when dueAfter() of it has come; the period is at most seven years and a month.
    const auto clock = *domain::retentionClock(QString::fromLatin1(key));
    const int value = domain::setTo(settings, key);
    day = clock.unit == domain::RetentionUnit::Days ? day.addDays(-value) : day.addMonths(-value).addDays(2);
    while (domain::dueAfter(day, key, settings) > today)
        day = day.addDays(-1);
    return day.addDays(1).startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
}

constexpr const char* memberKind = "member";
constexpr const char* subjectKind = "subject";
constexpr const char* noticeKind = "exclusion_notice";
constexpr const char* orderKind = "court_order";

/// A kind of record that goes by its age alone.
struct ByAge {
    const char* entity;
    const char* key;
    Result<QVector<store::OldRecord>> (*read)(store::Tx&, UtcMs);
    QString (*what)(const store::OldRecord&);
};

const ByAge byAge[] = {
    {"incident", "retention.incident", store::incidentsBefore,
     [](const store::OldRecord& r) { return tr("Incident %1").arg(r.number); }},
    {"still", "retention.still", store::stillsBefore,
     [](const store::OldRecord& r) { return tr("Still of %1").arg(timeText(r.at)); }},
    {"transmission", "retention.transmission", store::transmissionsBefore,
     [](const store::OldRecord& r) { return tr("Over of %1, %2").arg(timeText(r.at), r.channel); }},
    {"recording", "retention.recording", store::recordingsBefore,
     [](const store::OldRecord& r) { return tr("Recording of %1, %2").arg(timeText(r.at), r.channel); }},
    {"meeting", "retention.meeting", store::meetingsBefore,
     [](const store::OldRecord& r) { return tr("Meeting of %1").arg(timeText(r.at)); }},
    {"emergency", "retention.emergency", store::emergenciesBefore,
     [](const store::OldRecord& r) { return tr("Emergency of %1, %2").arg(timeText(r.at), r.channel); }},
    {"radio_text", "retention.text", store::radioTextsBefore,
     [](const store::OldRecord& r) { return tr("Text of %1").arg(timeText(r.at)); }},
    {"outbox", "retention.mail", store::lettersBefore,
     [](const store::OldRecord& r) { return tr("Letter of %1").arg(timeText(r.at)); }},
    {"roll_call", "retention.watch", store::rollCallsBefore,
     [](const store::OldRecord& r) { return tr("Roll-call of %1").arg(timeText(r.at)); }},
    {"sign_on", "retention.watch", store::signOnsBefore,
     [](const store::OldRecord& r) { return tr("Turn on watch of %1").arg(timeText(r.at)); }},
    {"shift", "retention.watch", store::shiftsBefore,
     [](const store::OldRecord& r) { return tr("Shift of %1").arg(timeText(r.at)); }},
    {"intel_report", "retention.incident", store::intelReportsBefore,
     [](const store::OldRecord& r) { return tr("Intelligence report %1").arg(r.number); }}};

Result<void> addByAge(store::Tx& tx, const domain::RetentionSettings& settings, QDate today, QVector<DueRow>& out) {
    QSet<QString> overs;
    for (const ByAge& kind : byAge) {
        STORE_TRY(old, kind.read(tx, cutoff(kind.key, settings, today)));
        for (const store::OldRecord& record : old) {
            if (QLatin1String(kind.entity) == QLatin1String("transmission"))
                overs.insert(record.id);
            else if (overs.contains(record.id))
                continue; // its recording goes with the over
            DueRow row;
            row.entity = QString::fromLatin1(kind.entity);
            row.id = record.id;
            row.what = kind.what(record);
            row.why = periodText(kind.key, settings);
            row.due = domain::dueAfter(domain::civilDay(record.at), kind.key, settings);
            out.append(row);
        }
    }
    return {};
}

Result<void> addMembers(store::Tx& tx, const domain::RetentionSettings& settings, QDate today, QVector<DueRow>& out) {
    constexpr const char* key = "retention.left-member";
    STORE_TRY(left, store::membersLeftBefore(tx, today));
    for (const store::OldRecord& member : left) {
        const QDate due = domain::dueAfter(member.day, key, settings);
        if (due > today)
            continue;
        STORE_TRY(known, store::MemberTable::find(tx, member.id));
        out.append({QString::fromLatin1(memberKind),
                    member.id,
                    tr("Contact of %1").arg(known->name),
                    tr("left %1, %2").arg(dayText(member.day), periodText(key, settings)),
                    due,
                    {}});
    }
    return {};
}

domain::SubjectDue dueOf(const store::PlainSubject& subject, const QVector<domain::ExclusionNotice>& notices,
                         const QVector<domain::Order>& orders, const domain::RetentionSettings& settings, QDate today) {
    domain::SubjectGround ground;
    ground.status = subject.status;
    ground.notices = notices;
    ground.orders = orders;
    ground.lastIncident = subject.lastIncident > 0 ? domain::civilDay(subject.lastIncident) : QDate();
    ground.created = domain::civilDay(subject.createdAt);
    return domain::subjectDue(ground, settings, today);
}

Result<DueRow> rowOf(store::Tx& tx, const store::PlainSubject& subject, const domain::SubjectDue& due,
                     const domain::RetentionSettings& settings) {
    STORE_TRY(held, store::holdingsOf(tx, subject.id));
    return DueRow{QString::fromLatin1(subjectKind), subject.id, subject.reference,
                  whyText(due, settings),           due.due,    takesText(held)};
}

/// Persons whose last reason has run out; and of the others the notices that have.
Result<void> addSubjects(store::Tx& tx, const domain::RetentionSettings& settings, QDate today, QVector<DueRow>& out) {
    STORE_TRY(subjects, store::plainSubjects(tx));
    STORE_TRY(notices, store::plainNotices(tx));
    STORE_TRY(orders, store::plainOrders(tx));
    QVector<DueRow> alone;
    for (const store::PlainSubject& subject : subjects) {
        const auto due = dueOf(subject, notices.value(subject.id), orders.value(subject.id), settings, today);
        if (due.due.isValid() && due.due <= today) {
            STORE_TRY(row, rowOf(tx, subject, due, settings));
            out.append(row);
            continue;
        }
        for (const domain::ExclusionNotice& notice : notices.value(subject.id)) {
            const QDate ended = notice.servedOn.isValid() ? notice.endsOn : QDate();
            const QDate end = domain::dueAfter(ended, "retention.ended-exclusion", settings);
            if (notice.step == domain::ExclusionStep::Served && end.isValid() && end <= today)
                alone.append({QString::fromLatin1(noticeKind),
                              notice.id,
                              tr("Notice of %1, ended %2").arg(subject.reference, dayText(ended)),
                              periodText("retention.ended-exclusion", settings),
                              end,
                              {}});
        }
        for (const domain::Order& order : orders.value(subject.id)) {
            const QDate ended = domain::lastDayOf(order);
            const QDate end = domain::orderDue(order, settings);
            const bool open = !ended.isValid();
            if (end.isValid() && end <= today)
                alone.append(
                    {QString::fromLatin1(orderKind),
                     order.id,
                     (open ? tr("%1 of %2, made %3 without an end") : tr("%1 of %2, ended %3"))
                         .arg(domain::kindWords(order.kind), subject.reference, dayText(open ? order.madeOn : ended)),
                     periodText(open ? "retention.open-order" : "retention.ended-order", settings),
                     end,
                     {}});
        }
    }
    out += alone;
    return {};
}

} // namespace

QStringList dueEntities() {
    QStringList out;
    for (const ByAge& kind : byAge)
        out += QString::fromLatin1(kind.entity);
    for (const char* kind : {memberKind, subjectKind, noticeKind, orderKind})
        out += QString::fromLatin1(kind);
    return out;
}

Result<domain::RetentionSettings> readRetention(store::Tx& tx) {
    domain::RetentionSettings settings;
    for (const domain::RetentionClock& clock : domain::retentionClocks()) {
        const QString key = QString::fromLatin1(clock.key);
        STORE_TRY(set, store::SettingTable::find(tx, {}, key));
        bool isNumber = false;
        const int value = set ? set->value.toInt(&isNumber) : 0;
        if (isNumber && value >= clock.least && value <= clock.most)
            settings.insert(key, value);
    }
    return settings;
}

Result<QVector<DueRow>> readDue(store::Tx& tx, QDate today) {
    STORE_TRY(settings, readRetention(tx));
    QVector<DueRow> out;
    STORE_CHECK(addSubjects(tx, settings, today, out));
    STORE_CHECK(addByAge(tx, settings, today, out));
    STORE_CHECK(addMembers(tx, settings, today, out));
    return out;
}

Result<DueRow> readSubjectDue(store::Tx& tx, const QString& subjectId, QDate today) {
    STORE_TRY(settings, readRetention(tx));
    STORE_TRY(found, store::plainSubjects(tx, subjectId));
    if (found.isEmpty())
        return Error{ErrorCode::NotFound, "That person is not in the store.", "Nothing was changed.",
                     "Look at the reference."};
    STORE_TRY(notices, store::plainNotices(tx, subjectId));
    STORE_TRY(orders, store::plainOrders(tx, subjectId));
    const auto due = dueOf(found.first(), notices.value(subjectId), orders.value(subjectId), settings, today);
    return rowOf(tx, found.first(), due, settings);
}

} // namespace watchdesk::desk
