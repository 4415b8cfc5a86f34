// A passphrase for somebody else: typed twice, or made of words.
#pragma once

#include "base/Random.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class LabelText;
class PassphraseField;

/// What is made is shown until the sheet closes, and never again. Window's thread.
class FirstPassphraseFields : public QWidget {
    Q_OBJECT
public:
    explicit FirstPassphraseFields(Random& random, QWidget* parent = nullptr);
    [[nodiscard]] QString passphrase() const;
    /// Why it cannot be used; empty when it can.
    [[nodiscard]] QString trouble() const;
    void wipe();
    /// Makes one of words and shows it.
    void make();

Q_SIGNALS:
    void entered(); ///< Enter in a field

private:
    Random& m_random;
    PassphraseField* m_first;
    PassphraseField* m_second;
    LabelText* m_note;
    Button* m_make;
};

} // namespace watchdesk::ui
