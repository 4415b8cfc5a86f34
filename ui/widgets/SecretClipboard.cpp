#include "ui/widgets/SecretClipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QMimeData>
#include <QPointer>
#include <QTimer>

namespace watchdesk::ui {

namespace {

QByteArray hashOf(const QString& text) {
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

/// Knows the secret by its hash alone.
class Keeper : public QTimer {
public:
    explicit Keeper(QObject* parent) : QTimer(parent) {
        setSingleShot(true);
        connect(this, &QTimer::timeout, this, &Keeper::clear);
        connect(qApp, &QCoreApplication::aboutToQuit, this, &Keeper::clear);
    }
    void keep(const QString& secret, int stayMs) {
        m_hash = hashOf(secret);
        start(stayMs);
    }

private:
    void clear() {
        stop();
        QClipboard* clipboard = QApplication::clipboard();
        if (!m_hash.isEmpty() && hashOf(clipboard->text()) == m_hash)
            clipboard->clear();
        m_hash.clear();
    }
    QByteArray m_hash;
};

Keeper& keeper() {
    static QPointer<Keeper> one;
    if (!one)
        one = new Keeper(qApp);
    return *one;
}

} // namespace

void copySecret(const QString& secret, int stayMs) {
    auto* data = new QMimeData;
    data->setText(secret);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QApplication::clipboard()->setMimeData(data);
    keeper().keep(secret, stayMs);
}

} // namespace watchdesk::ui
