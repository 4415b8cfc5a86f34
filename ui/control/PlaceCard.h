// Who it is that was clicked on the map.
#pragma once

#include "base/Clock.h"
#include "desk/TownReading.h"

#include <QWidget>

class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;

/// On the map: name, call sign, hours, contact and the latest records of premises, and the button that puts their call
/// sign into the quick line. Hidden until something is shown. Window's thread.
class PlaceCard : public QWidget {
    Q_OBJECT
public:
    static constexpr int mostLatest = 4;
    explicit PlaceCard(QWidget* parent = nullptr);
    /// What is known at once; the rest comes by show().
    void begin(const desk::TownPlace& place);
    void show(const desk::PlaceSheet& sheet, UtcMs now);
    /// Why the rest does not come.
    void showFailure(const QString& words);
    void close();
    /// Empty while it is hidden.
    [[nodiscard]] QString premisesId() const { return isHidden() ? QString() : m_place.id; }
    [[nodiscard]] const desk::TownPlace& place() const { return m_place; }
    [[nodiscard]] const FactList& facts() const { return *m_facts; }
    [[nodiscard]] QStringList latest() const { return m_latest; }

Q_SIGNALS:
    void logWanted();
    void closed();
    void changed(); ///< its height may be another

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void addRow(const QString& when, const QString& what);
    void clearRows();
    desk::TownPlace m_place;
    LabelText* m_name;
    LabelText* m_where;
    FactList* m_facts;
    QWidget* m_rows;
    QVBoxLayout* m_column;
    Button* m_log;
    Button* m_close;
    QStringList m_latest;
};

} // namespace watchdesk::ui
