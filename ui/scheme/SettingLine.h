// One setting: what it is called, what it does, its control, its default.
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QCheckBox;
class QLineEdit;

namespace watchdesk::ui {

class Button;
class LabelText;

/// A line of a settings page. The control keeps what is typed when Enter is pressed or the focus goes on.
class SettingLine : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString explains;
        QString unit;         ///< empty with `most` 1: a switch
        QString defaultWords; ///< "45 seconds"
        double normal = 0;
        double least = 0;
        double most = 0;
        int decimals = 0;
        bool isSwitch = false;
        bool isCodes = false; ///< a list of selective calls instead of a number
    };
    explicit SettingLine(const Words& words, QWidget* parent = nullptr);
    void setValue(double value);
    void setCodes(const QString& codes);
    [[nodiscard]] double value() const { return m_value; }
    [[nodiscard]] QString codes() const { return m_kept; }
    /// Each word of the filter is in title or explanation.
    [[nodiscard]] bool fits(const QString& filter) const;
    [[nodiscard]] QWidget* control() const;

Q_SIGNALS:
    void wanted(double value);
    void codesWanted(const QString& codes);

private:
    void keep();
    Words m_words;
    double m_value = 0;
    QDoubleSpinBox* m_number = nullptr;
    QCheckBox* m_switch = nullptr;
    QLineEdit* m_codes = nullptr;
    QString m_kept; ///< codes
    Button* m_back;
    LabelText* m_default;
};

} // namespace watchdesk::ui
