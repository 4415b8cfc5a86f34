// Whether anybody is at the desk.
#pragma once

#include <QObject>

class QTimer;

namespace watchdesk::ui {

/// Tells when nothing was pressed, typed or moved for a while, anywhere in the program. Window's thread.
class IdleWatch : public QObject {
    Q_OBJECT
public:
    explicit IdleWatch(QObject* parent = nullptr);
    /// 0: never. Begins anew.
    void setLimit(int ms);
    [[nodiscard]] int limit() const { return m_limit; }

Q_SIGNALS:
    /// Once; again after something was done and another while passed.
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTimer* m_timer;
    int m_limit = 0;
};

} // namespace watchdesk::ui
