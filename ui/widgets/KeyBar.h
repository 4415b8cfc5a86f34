// The keys of the page, at its foot.
#pragma once

#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

struct KeyHint {
    QStringList keys;
    QString text;
};

/// Painted at the right; what there is no room for is left out from the end.
class KeyBar : public QWidget {
    Q_OBJECT
public:
    explicit KeyBar(QWidget* parent = nullptr);
    void setHints(const QVector<KeyHint>& hints);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QVector<KeyHint> m_hints;
};

} // namespace watchdesk::ui
