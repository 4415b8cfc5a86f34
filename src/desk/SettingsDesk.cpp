#include "desk/SettingsDesk.h"

#include "desk/Roles.h"
#include "domain/MemberRules.h"
#include "store/AuditTable.h"
#include "store/SchemeTable.h"
#include "store/SettingTable.h"
#include "store/TemplateTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

Result<SettingRow> rowOf(store::Tx& tx, const domain::SettingDef& def) {
    STORE_TRY(kept, store::SettingTable::find(tx, {}, def.key));
    const QString text = kept ? kept->value : QString();
    SettingRow row{def, domain::settingValue(def, text), true, domain::settingCodes(def, text).value_or(QString())};
    row.isDefault = def.isCodes ? row.codes.isEmpty() : row.value == def.normal;
    return row;
}

Result<SettingRow> write(store::Tx& tx, const domain::SettingDef& def, double value) {
    if (def.isCodes || !(value >= def.least && value <= def.most))
        return Error{ErrorCode::InvalidInput,
                     "That setting runs from " + domain::settingText(def, def.least).toStdString() + " to " +
                         domain::settingWords(def, def.most).toStdString() + ".",
                     "It is set as it was.",
                     {}};
    STORE_TRY(was, rowOf(tx, def));
    const QString text = domain::settingText(def, value);
    STORE_CHECK(store::SettingTable::set(tx, {}, def.key, text));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("setting.change"), QStringLiteral("setting"), def.key,
                                          QStringLiteral("%1 to %2").arg(domain::settingText(def, was.value), text)));
    // Rule 12: a template goes in the transaction that ends its last reason.
    if (def.key == QLatin1String("watchlist.least-incidents"))
        STORE_CHECK(store::destroyUnfounded(tx));
    return rowOf(tx, def);
}

Result<SettingRow> writeCodes(store::Tx& tx, const domain::SettingDef& def, const QString& given) {
    const auto codes = domain::settingCodes(def, given);
    if (!codes)
        return Error{ErrorCode::InvalidInput, "That is no list of codes.", "It is set as it was.",
                     "Write tone set and digits, with commas between them: EEA 57999, DTMF 911."};
    STORE_TRY(was, rowOf(tx, def));
    STORE_CHECK(store::SettingTable::set(tx, {}, def.key, *codes));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("setting.change"), QStringLiteral("setting"), def.key,
                                          QStringLiteral("\"%1\" to \"%2\"").arg(was.codes, *codes)));
    return rowOf(tx, def);
}

Result<void> checkScheme(store::Tx& tx, const domain::Scheme& scheme) {
    const auto invalid = [](const char* what) {
        return Error{ErrorCode::InvalidInput, what, "Nothing was changed.", "Type it in."};
    };
    if (scheme.name.trimmed().isEmpty() || scheme.name.size() > domain::longestField)
        return invalid("A scheme has a name of at most 200 letters.");
    if (scheme.town.size() > domain::longestField || scheme.channel.size() > domain::longestField)
        return invalid("Town and talkgroup have at most 200 letters.");
    STORE_TRY(all, store::SchemeTable::all(tx));
    const auto taken = std::find_if(all.begin(), all.end(), [&](const domain::Scheme& other) {
        return other.id != scheme.id && !scheme.channel.isEmpty() && other.channel == scheme.channel;
    });
    if (taken != all.end())
        return Error{ErrorCode::Conflict, "That talkgroup is " + taken->name.toStdString() + "'s.",
                     "Nothing was changed.", "Choose another."};
    return {};
}

} // namespace

Result<double> readSetting(store::Tx& tx, const QString& key) {
    const auto def = domain::settingDef(key);
    if (!def)
        return Error{ErrorCode::Internal, "There is no setting of that name.", {}, {}};
    STORE_TRY(row, rowOf(tx, *def));
    return row.value;
}

Result<QString> readSettingText(store::Tx& tx, const QString& key) {
    const auto def = domain::settingDef(key);
    if (!def)
        return Error{ErrorCode::Internal, "There is no setting of that name.", {}, {}};
    STORE_TRY(row, rowOf(tx, *def));
    return row.codes;
}

SettingsDesk::SettingsDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const bool ours = std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
            return change.entity == QLatin1String("setting") || change.entity == QLatin1String("scheme");
        });
        if (ours)
            Q_EMIT changed();
    });
}

QFuture<Result<QVector<SettingRow>>> SettingsDesk::settings() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<SettingRow>> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "the settings"));
        QVector<SettingRow> rows;
        for (const domain::SettingDef& def : domain::settingDefs()) {
            STORE_TRY(row, rowOf(tx, def));
            rows.append(row);
        }
        return rows;
    });
}

QFuture<Result<SettingRow>> SettingsDesk::set(const QString& key, double value) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<SettingRow> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings));
        const auto def = domain::settingDef(key);
        if (!def)
            return Error{ErrorCode::InvalidInput, "There is no setting of that name.", "Nothing was changed.", {}};
        return write(tx, *def, value);
    });
}

QFuture<Result<SettingRow>> SettingsDesk::setCodes(const QString& key, const QString& codes) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<SettingRow> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings));
        const auto def = domain::settingDef(key);
        if (!def || !def->isCodes)
            return Error{ErrorCode::InvalidInput, "There is no setting of that name.", "Nothing was changed.", {}};
        return writeCodes(tx, *def, codes);
    });
}

QFuture<Result<QVector<domain::Scheme>>> SettingsDesk::schemes() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Scheme>> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "the settings"));
        return store::SchemeTable::all(tx);
    });
}

QFuture<Result<domain::Scheme>> SettingsDesk::saveScheme(const domain::Scheme& scheme) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<domain::Scheme> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings));
        STORE_CHECK(checkScheme(tx, scheme));
        STORE_TRY(saved, scheme.id.isEmpty() ? store::SchemeTable::insert(tx, scheme)
                                             : store::SchemeTable::update(tx, scheme));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("scheme.change"), QStringLiteral("scheme"), saved.id,
                                              saved.name));
        return saved;
    });
}

} // namespace watchdesk::desk
