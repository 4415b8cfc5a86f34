#include "desk/SetupDesk.h"

#include "desk/Roles.h"
#include "store/SettingTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QSet>

namespace watchdesk::desk {

namespace {

const QString skippedKey = QStringLiteral("setup.skipped");
constexpr int steps = 6;

Result<int> countOf(store::Tx& tx, const char* what) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(what))));
    return static_cast<int>(row->integer(0));
}

Result<std::optional<domain::Transmission>> firstNamed(store::Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT id FROM transmission WHERE radio_set_id IS NOT NULL AND end_ms > 0 "
                                         "ORDER BY start_ms, id LIMIT 1")));
    if (!row)
        return std::optional<domain::Transmission>();
    return store::TransmissionTable::find(tx, row->text(0));
}

Result<QSet<int>> readSkipped(store::Tx& tx) {
    QSet<int> out;
    STORE_TRY(kept, store::SettingTable::find(tx, {}, skippedKey));
    const QStringList words = kept ? kept->value.split(QLatin1Char(','), Qt::SkipEmptyParts) : QStringList();
    for (const QString& word : words) {
        bool isNumber = false;
        const int step = word.toInt(&isNumber);
        if (isNumber && step >= 0 && step < steps)
            out.insert(step);
    }
    return out;
}

Result<SetupState> readState(store::Tx& tx) {
    SetupState state;
    for (const auto& [what, into] :
         {std::pair("scheme", &state.schemes), std::pair("member", &state.members),
          std::pair("radio_set", &state.radios), std::pair("person WHERE left_ms IS NULL", &state.people)}) {
        STORE_TRY(count, countOf(tx, what));
        *into = count;
    }
    STORE_TRY(maps, countOf(tx, "town_map"));
    state.map = maps > 0;
    STORE_TRY(gateway, store::SettingTable::find(tx, {}, QStringLiteral("gateways.config")));
    state.gateway = gateway && !gateway->value.isEmpty();
    STORE_TRY(first, firstNamed(tx));
    state.firstNamed = first;
    STORE_TRY(skipped, readSkipped(tx));
    state.skipped = skipped;
    return state;
}

} // namespace

bool SetupState::isDone(SetupStep step) const {
    switch (step) {
    case SetupStep::Scheme:
        return schemes > 0;
    case SetupStep::People:
        return people > 1;
    case SetupStep::Gateway:
        return gateway;
    case SetupStep::Map:
        return map;
    case SetupStep::Members:
        return members > 0;
    case SetupStep::FirstCall:
        return firstNamed.has_value();
    }
    return false;
}

std::optional<SetupStep> SetupState::next() const {
    for (int step = 0; step < steps; ++step) {
        if (!skipped.contains(step) && !isDone(static_cast<SetupStep>(step)))
            return static_cast<SetupStep>(step);
    }
    return std::nullopt;
}

SetupDesk::SetupDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        static const QSet<QString> ours{QStringLiteral("scheme"),      QStringLiteral("person"),
                                        QStringLiteral("setting"),     QStringLiteral("town_map"),
                                        QStringLiteral("member"),      QStringLiteral("radio_set"),
                                        QStringLiteral("transmission")};
        for (const store::Change& change : changes) {
            if (ours.contains(change.entity)) {
                Q_EMIT changed();
                return;
            }
        }
    });
}

QFuture<Result<SetupState>> SetupDesk::state() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<SetupState> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "setting the desk up"));
        return readState(tx);
    });
}

QFuture<Result<void>> SetupDesk::skip(SetupStep step, bool skipped) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "setting the desk up"));
        STORE_TRY(now, readSkipped(tx));
        if (skipped)
            now.insert(static_cast<int>(step));
        else
            now.remove(static_cast<int>(step));
        QStringList words;
        for (int one = 0; one < steps; ++one) {
            if (now.contains(one))
                words += QString::number(one);
        }
        STORE_CHECK(store::SettingTable::set(tx, {}, skippedKey, words.join(QLatin1Char(','))));
        return {};
    });
}

} // namespace watchdesk::desk
