#include "ui/scheme/MemberWords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("MemberWords", text);
}

} // namespace

QString standingText(desk::MemberStanding standing) {
    switch (standing) {
    case desk::MemberStanding::Applied:
        return tr("applied");
    case desk::MemberStanding::Joining:
        return tr("joining");
    case desk::MemberStanding::Member:
        return tr("member");
    case desk::MemberStanding::Leaving:
        return tr("leaving");
    case desk::MemberStanding::Left:
        return tr("left");
    }
    return {};
}

Tone standingTone(desk::MemberStanding standing) {
    switch (standing) {
    case desk::MemberStanding::Applied:
    case desk::MemberStanding::Joining:
    case desk::MemberStanding::Leaving:
        return Tone::Soon;
    case desk::MemberStanding::Left:
        return Tone::TextMuted;
    default:
        return Tone::Text2;
    }
}

QString checklistText(domain::ChecklistLine::What what) {
    using What = domain::ChecklistLine::What;
    switch (what) {
    case What::Application:
        return tr("Application received");
    case What::Agreement:
        return tr("Information-sharing agreement signed");
    case What::Fee:
        return tr("Fee paid");
    case What::Radio:
        return tr("Radio given out");
    case What::Sticker:
        return tr("Window sticker given");
    case What::Training:
        return tr("Staff trained");
    case What::RadiosBack:
        return tr("Radios back");
    case What::StickerBack:
        return tr("Window sticker taken down");
    case What::PapersBack:
        return tr("Gallery papers back");
    }
    return {};
}

QString openSteps(const QVector<domain::ChecklistLine>& lines) {
    using What = domain::ChecklistLine::What;
    static const QHash<What, const char*> words{{What::Application, "application"},
                                                {What::Agreement, "agreement"},
                                                {What::Fee, "fee"},
                                                {What::Radio, "radio"},
                                                {What::Sticker, "sticker"},
                                                {What::Training, "training"},
                                                {What::RadiosBack, "radios back"},
                                                {What::StickerBack, "sticker back"},
                                                {What::PapersBack, "papers back"}};
    QStringList open;
    for (const domain::ChecklistLine& line : lines) {
        if (line.needed && !line.doneOn.isValid())
            open += tr(words.value(line.what));
    }
    return open.join(QStringLiteral(", "));
}

QString addressText(const domain::Premises& premises) {
    return QStringList{premises.house, premises.street}.join(QLatin1Char(' ')).trimmed();
}

QString radioStateText(domain::RadioState state) {
    switch (state) {
    case domain::RadioState::Issued:
        return tr("out");
    case domain::RadioState::Returned:
        return tr("in stock");
    case domain::RadioState::Lost:
        return tr("lost");
    case domain::RadioState::InRepair:
        return tr("in repair");
    }
    return {};
}

Tone radioStateTone(domain::RadioState state) {
    return state == domain::RadioState::Lost     ? Tone::Soon
           : state == domain::RadioState::Issued ? Tone::Text
                                                 : Tone::TextMuted;
}

QString topicsText(domain::Topics topics) {
    QStringList words;
    const std::pair<domain::Topic, const char*> all[] = {{domain::Topic::Emergencies, "emergencies"},
                                                         {domain::Topic::Alerts, "alerts"},
                                                         {domain::Topic::Gallery, "gallery"},
                                                         {domain::Topic::Minutes, "minutes"},
                                                         {domain::Topic::Fees, "fees"}};
    for (const auto& [topic, word] : all) {
        if (topics.testFlag(topic))
            words += tr(word);
    }
    return words.join(QStringLiteral(", "));
}

QString cameraPlaceText(const domain::Camera& camera, const domain::Premises* premises) {
    if (!camera.placed)
        return tr("not on the map yet");
    if (premises == nullptr || !premises->placed)
        return tr("on the map");
    const double metres = std::hypot(camera.east - premises->east, camera.north - premises->north);
    return metres < 1 ? tr("at the premises") : tr("%1 m from the premises").arg(std::lround(metres));
}

QString cameraWords(const domain::Camera& camera, const QVector<domain::Premises>& premises) {
    const auto at = std::find_if(premises.begin(), premises.end(),
                                 [&](const domain::Premises& one) { return one.id == camera.premisesId; });
    QStringList words{camera.covers};
    if (premises.size() > 1 && at != premises.end())
        words += at->name;
    if (!camera.placed)
        words += cameraPlaceText(camera, nullptr);
    words.removeAll(QString());
    return words.join(QLatin1Char('\n'));
}

QString shortDay(const QDate& day) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMM yyyy"));
}

} // namespace watchdesk::ui
