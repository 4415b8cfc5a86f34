#include "ui/widgets/Settings.h"

#include "desk/StoreAddress.h"

namespace watchdesk::ui {

namespace {
const QString lastKey = QStringLiteral("store/last");
} // namespace

QString lastStore() {
    const QString kept = Settings().value(lastKey).toString();
    const QString bare = desk::withoutSecrets(kept);
    if (bare != kept)
        rememberStore(bare);
    return bare;
}

void rememberStore(const QString& url) {
    Settings().setValue(lastKey, desk::withoutSecrets(url));
}

} // namespace watchdesk::ui
