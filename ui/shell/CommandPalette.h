// Find or run anything, by a few letters.
#pragma once

#include "ui/widgets/Overlay.h"

#include <QAbstractListModel>
#include <QString>
#include <QVector>

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
};

/// The items that answer a query, best first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles { SectionRole = Qt::UserRole, IconRole, KeysRole, EnabledRole, HitsRole };
    static constexpr int most = 60;

    explicit PaletteModel(QVector<PaletteItem> items, QObject* parent = nullptr);
    void setQuery(const QString& query);
    [[nodiscard]] const PaletteItem& item(int row) const { return m_items[m_shown[row].item]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Shown {
        int item = 0;
        int score = 0;
        QVector<int> at;
    };
    QVector<PaletteItem> m_items;
    QVector<Shown> m_shown;
};

/// Keyboard only is enough: type, Up and Down, Enter runs, Esc closes. What runs does so after the palette has gone.
class CommandPalette : public Overlay {
    Q_OBJECT
public:
    CommandPalette(QWidget* window, QVector<PaletteItem> items);
    void openPalette();
    [[nodiscard]] PaletteModel& model() { return *m_model; }
    [[nodiscard]] QLineEdit* field() const { return m_field; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int row);
    void runCurrent();
    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    LabelText* m_none;
};

} // namespace watchdesk::ui
