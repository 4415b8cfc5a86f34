// Find or run anything, by a few letters.
#pragma once

#include "ui/widgets/Overlay.h"

#include <QAbstractListModel>
#include <QString>
#include <QTimer>
#include <QVector>

#include <algorithm>
#include <functional>

class QLineEdit;
class QListView;

namespace watchdesk::ui {

class LabelText;

/// Something the palette offers.
struct PaletteItem {
    QString title;   ///< "Lock the desk", "C07 Hallam Pharmacy"
    QString section; ///< "Desk", "Call signs"
    QString icon;
    QString keys; ///< "Ctrl L"
    bool enabled = true;
    bool listed = true; ///< false: only found by typing (there may be hundreds)
    std::function<void()> run;
    QString detail = {}; ///< of a record: the part of its text where the words are
};

/// The items that answer a query, best first, and below them the records that were found.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles { SectionRole = Qt::UserRole, IconRole, KeysRole, EnabledRole, HitsRole, DetailRole };
    static constexpr int most = 60;
    static constexpr int besideRecords = 5; ///< so many items, so that records are in sight

    explicit PaletteModel(QVector<PaletteItem> items, QObject* parent = nullptr);
    /// Records that were found for another query go.
    void setQuery(const QString& query);
    void setRecords(QVector<PaletteItem> records);
    [[nodiscard]] int records() const { return int(m_records.size()); }
    [[nodiscard]] const PaletteItem& item(int row) const {
        return row < commands() ? m_items[m_shown[row].item] : m_records[row - commands()];
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Shown {
        int item = 0;
        int score = 0;
        QVector<int> at;
    };
    [[nodiscard]] int commands() const {
        return m_records.isEmpty() ? int(m_shown.size()) : std::min(besideRecords, int(m_shown.size()));
    }
    QVector<PaletteItem> m_items;
    QVector<PaletteItem> m_records;
    QVector<Shown> m_shown;
};

/// Keyboard only is enough: type, Up and Down, Enter runs, Esc closes. What runs does so after the palette has gone.
/// Records are somebody else's to find: recordsWanted() asks, showRecords() answers.
class CommandPalette : public Overlay {
    Q_OBJECT
public:
    static constexpr int settleMs = 220; ///< records are asked for when the typing rests
    static constexpr int leastLetters = 2;

    CommandPalette(QWidget* window, QVector<PaletteItem> items);
    void openPalette();
    /// The records that were found for a text; nothing happens when something else is in the field by now.
    void showRecords(const QString& text, QVector<PaletteItem> records);
    /// What is said below the list: that records are on their way, or why there are none; empty: nothing.
    void say(const QString& note);
    [[nodiscard]] QString said() const;
    [[nodiscard]] PaletteModel& model() { return *m_model; }
    [[nodiscard]] QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    void recordsWanted(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int row);
    void runCurrent();
    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    LabelText* m_none;
    LabelText* m_note;
    QTimer m_settle;
};

} // namespace watchdesk::ui
