#include "domain/Settings.h"

#include "domain/EmergencyRule.h"
#include "domain/Retention.h"

#include <algorithm>

namespace watchdesk::domain {

namespace {

SettingDef ofClock(const RetentionClock& clock) {
    return {QString::fromLatin1(clock.key),
            SettingGroup::Retention,
            QString::fromUtf8(clock.title),
            QString::fromUtf8(clock.explains),
            clock.unit == RetentionUnit::Months ? QStringLiteral("months") : QStringLiteral("days"),
            double(clock.normal),
            double(clock.least),
            double(clock.most)};
}

QVector<SettingDef> makeDefs() {
    QVector<SettingDef> defs{
        {QStringLiteral("alert.claim-stale-seconds"), SettingGroup::Alerts, QStringLiteral("A claim goes stale after"),
         QStringLiteral("When nothing has happened for so long, another desk may take the alert over, and it asks for "
                        "somebody again."),
         QStringLiteral("seconds"), 45, 15, 600},
        {QStringLiteral("alert.raised-seconds"), SettingGroup::Alerts,
         QStringLiteral("An alert that nobody takes turns red after"),
         QStringLiteral("Taken is what somebody has claimed, or a party has acknowledged. 0: never."),
         QStringLiteral("seconds"), 15, 0, 600},
        {QStringLiteral("alert.sound-seconds"), SettingGroup::Alerts,
         QStringLiteral("An alert that nobody takes is heard after"),
         QStringLiteral("A calm sound every six seconds, until somebody takes it or mutes it at this desk. 0: never."),
         QStringLiteral("seconds"), 45, 0, 900},
        {QStringLiteral("alert.untaken-seconds"), SettingGroup::Alerts,
         QStringLiteral("The desk says that nobody has taken an alert after"),
         QStringLiteral("In the feed and beside the alert: tell the police, or the next desk. 0: never."),
         QStringLiteral("seconds"), 120, 0, 1800},
        {QStringLiteral("mail.hold-seconds"), SettingGroup::Alerts, QStringLiteral("Mail of an alert is held for"),
         QStringLiteral("Within it, taking the incident back or closing the alert takes the mail back, too."),
         QStringLiteral("seconds"), 10, 0, 120},
        {QStringLiteral("mail.give-up-hours"), SettingGroup::Alerts, QStringLiteral("Mail is given up after"),
         QStringLiteral(
             "When the mail server has not taken it by then. It is tried after 1, 5 and 15 minutes, an hour, "
             "and then every four."),
         QStringLiteral("hours"), 24, 1, 120},
        {QStringLiteral("mail.box-minutes"), SettingGroup::Alerts,
         QStringLiteral("The mail box is looked through every"),
         QStringLiteral("For reports of letters that came back, where a mail box is filled in (Mail). 0: never."),
         QStringLiteral("minutes"), 5, 0, 240},
        {QStringLiteral("mail.reach-metres"), SettingGroup::Alerts, QStringLiteral("Alerts by mail reach"),
         QStringLiteral(
             "In a straight line, from where it happened or from where the person is heading. Premises without a "
             "position, contacts of a whole business, CCTV and police are told however far they are, and all of an "
             "emergency. Telling more by mail reaches all. 0: all who have asked."),
         QStringLiteral("metres"), 0, 0, 5000},
        {QStringLiteral("emergency.codes"),
         SettingGroup::Radio,
         QStringLiteral("Codes that mean an emergency"),
         QStringLiteral(
             "Selective calls with their tone set, such as EEA 57999, DTMF 911. Whoever sends one raises the "
             "alarm. What a radio marks as an emergency by itself raises it, too."),
         {},
         0,
         0,
         0,
         0,
         true},
        {QStringLiteral("emergency.repeats"), SettingGroup::Radio,
         QStringLiteral("The same code is an emergency when it is sent"),
         QStringLiteral("So often in one over, or within ten seconds. 0: never."), QStringLiteral("times"), 3, 0, 9},
        {QStringLiteral("lone.minutes"), SettingGroup::Radio, QStringLiteral("A lone worker is asked for after"),
         QStringLiteral("When a set whose timer is on has not been heard for so long, the feed says so."),
         QStringLiteral("minutes"), 30, 5, 240},
        {QStringLiteral("lone.grace-minutes"), SettingGroup::Radio,
         QStringLiteral("A lone worker who is still not heard is an emergency after another"),
         QStringLiteral("From the moment that the feed has asked for the set."), QStringLiteral("minutes"), 2, 1, 30},
        {QStringLiteral("watch.sign-on-by-over"),
         SettingGroup::Radio,
         QStringLiteral("The first over of the day signs a set on"),
         QStringLiteral("1: yes. 0: sets are signed on by hand."),
         {},
         0,
         0,
         1},
        {QStringLiteral("roll-call.hours"), SettingGroup::Radio,
         QStringLiteral("A roll-call is begun on the hour, every"),
         QStringLiteral("By selective call, at this desk. 0: by hand only. While an emergency is open none is begun."),
         QStringLiteral("hours"), 0, 0, 12},
        {QStringLiteral("roll-call.answer-seconds"), SettingGroup::Radio,
         QStringLiteral("A set that is called has, to answer,"),
         QStringLiteral("Then it is called once more, then it is silent."), QStringLiteral("seconds"), 10, 3, 60},
        {QStringLiteral("police.nudge-days"), SettingGroup::Police,
         QStringLiteral("A shop is asked for its report for"),
         QStringLiteral("So far back goes the list of what was told on the radio and never reported (Ctrl+N), and the "
                        "count of it in the report of a shift."),
         QStringLiteral("days"), 28, 7, 180},
        {QStringLiteral("watchlist.least-incidents"), SettingGroup::Faces, QStringLiteral("Faces are compared from"),
         QStringLiteral("So many incidents make a repeat offender. One of a serious category is enough by itself; "
                        "under-18s and the vulnerable are never compared."),
         QStringLiteral("incidents"), 2, 1, 10},
        {QStringLiteral("matching.least-threshold"),
         SettingGroup::Faces,
         QStringLiteral("Candidates are shown from a score of"),
         QStringLiteral(
             "At least this score, whatever the size of the gallery asks for. Higher shows fewer strangers, and "
             "misses more of those who are on the list. 0: by the gallery's size alone."),
         {},
         0,
         0,
         0.9,
         3}};
    for (const RetentionClock& clock : retentionClocks())
        defs += ofClock(clock);
    return defs;
}

} // namespace

const QVector<SettingDef>& settingDefs() {
    static const QVector<SettingDef> defs = makeDefs();
    return defs;
}

std::optional<SettingDef> settingDef(const QString& key) {
    const auto& all = settingDefs();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const SettingDef& def) { return def.key == key; });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

double settingValue(const SettingDef& def, const QString& text) {
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && value >= def.least && value <= def.most ? value : def.normal;
}

QString settingText(const SettingDef& def, double value) {
    QString text = QString::number(value, 'f', def.decimals);
    while (def.decimals > 0 && text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

std::optional<QString> settingCodes(const SettingDef& def, const QString& text) {
    const auto codes = def.isCodes ? toneCodesOf(text) : std::nullopt;
    return codes ? std::optional(toneCodesText(*codes)) : std::nullopt;
}

QString settingWords(const SettingDef& def, double value) {
    const QString number = settingText(def, value);
    if (def.unit.isEmpty())
        return number;
    const bool one = value == 1 && def.unit.endsWith(QLatin1Char('s'));
    return number + QLatin1Char(' ') + (one ? def.unit.chopped(1) : def.unit);
}

} // namespace watchdesk::domain
