#include "desk/EmergencyWatch.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/SettingsDesk.h"
#include "store/Try.h"

#include <QTimer>

namespace watchdesk::desk {

namespace {

constexpr int againMs = 2000;

Result<domain::EmergencySettings> readEmergencySettings(store::Tx& tx) {
    domain::EmergencySettings out;
    STORE_TRY(codes, readSettingText(tx, QStringLiteral("emergency.codes")));
    STORE_TRY(times, readSetting(tx, QStringLiteral("emergency.repeats")));
    out.codes = domain::toneCodesOf(codes).value_or(QVector<domain::ToneCode>());
    out.times = static_cast<int>(times);
    return out;
}

} // namespace

EmergencyWatch::EmergencyWatch(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("setting"); }))
            readSettings();
    });
    readSettings();
}

void EmergencyWatch::readSettings() {
    (void)m_context.store.read([shared = m_shared](store::Tx& tx) -> Result<void> {
        STORE_TRY(settings, readEmergencySettings(tx));
        const QMutexLocker lock(&shared->mutex);
        shared->settings = settings;
        ++shared->read;
        return {};
    });
}

domain::EmergencySettings EmergencyWatch::settings() const {
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->settings;
}

void EmergencyWatch::began(const QString& over, const QString& channel, UtcMs at, bool emergency) {
    Over fresh;
    fresh.sign.over = over;
    fresh.sign.channel = channel;
    fresh.sign.at = at;
    m_overs.insert(over, fresh);
    if (emergency)
        flagged(over);
}

void EmergencyWatch::flagged(const QString& over) {
    const auto found = m_overs.find(over);
    if (found == m_overs.end() || !m_rule.flagged(over))
        return;
    found->sign.cause = domain::EmergencyCause::Radio;
    tell(*found);
}

void EmergencyWatch::heard(const QString& over, const domain::ToneCode& code, int atMs, const Caller* caller) {
    const auto found = m_overs.find(over);
    if (found == m_overs.end())
        return;
    EmergencySign& sign = found->sign;
    const auto cause = m_rule.heard(over, code, sign.at + atMs, settings());
    if (cause)
        sign.cause = cause;
    const bool names = sign.radioSetId.isEmpty() && (caller != nullptr || sign.code.isEmpty());
    if (names) {
        sign.code = code.set + QLatin1Char(' ') + code.code;
        sign.radioSetId = caller != nullptr ? caller->set.id : QString();
        sign.premisesId = caller != nullptr ? caller->set.premisesId : QString();
    }
    const auto lately = m_lately.constFind(sign.radioSetId);
    const bool mayBelong = names && lately != m_lately.constEnd() && sign.at - *lately <= domain::sameEmergencyMs;
    if (cause || (names && sign.cause) || mayBelong)
        tell(*found);
}

void EmergencyWatch::called(const QString& over, const domain::ToneCode& code) {
    m_rule.forget(over, code);
    const auto found = m_overs.find(over);
    if (found == m_overs.end() || found->told || found->sign.code != code.set + QLatin1Char(' ') + code.code)
        return;
    found->sign.code.clear();
    found->sign.radioSetId.clear();
    found->sign.premisesId.clear();
}

void EmergencyWatch::ended(const QString& over) {
    m_overs.remove(over);
    m_rule.ended(over);
}

void EmergencyWatch::tell(Over& over) {
    over.sign.counts = !over.told;
    over.told = true;
    if (!over.sign.radioSetId.isEmpty())
        m_lately.insert(over.sign.radioSetId, over.sign.at);
    write(over.sign);
}

void EmergencyWatch::write(const EmergencySign& sign) {
    auto future = m_context.store.write([sign](store::Tx& tx) { return noteEmergency(tx, sign); });
    // We may be on the radio thread, and answers are taken on our own.
    QMetaObject::invokeMethod(
        this,
        [this, sign, future] {
            takeAnswer(this, future, [this, sign](const Result<std::optional<domain::Emergency>>& noted) {
                if (noted)
                    return;
                log("radio")->error("an emergency on {} is not in the store yet: {}", sign.channel.toStdString(),
                                    errorCodeName(noted.error().code));
                QTimer::singleShot(againMs, this, [this, sign] { write(sign); });
            });
        },
        Qt::QueuedConnection);
}

} // namespace watchdesk::desk
