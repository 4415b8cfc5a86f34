// Strips that stay in the feed's head as long as something is not as it is as a rule.
#pragma once

#include "ui/control/AlarmMeter.h"
#include "ui/control/ShelfJobs.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class IconLabel;
class LabelText;

/// An icon, words and a button. 32 px. Window's thread.
class FeedBand : public QWidget {
    Q_OBJECT
public:
    FeedBand(const QString& icon, Tone tone, const QString& button, const QString& key, QWidget* parent);
    /// `brief` where there is no room for all of it.
    void setWords(const QString& words, const QString& brief);
    [[nodiscard]] QString words() const { return m_long; }
    [[nodiscard]] Button& button() const { return *m_button; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    QString m_long;
    QString m_brief;
    LabelText* m_words;
    Button* m_button;
};

/// What is suspended at this desk, how much it has held back, and what comes back next. Hidden when nothing is.
class ShelfBand : public FeedBand {
    Q_OBJECT
public:
    ShelfBand(ShelfJobs& shelves, const Clock& clock, QWidget* parent);
    void refresh();

private:
    ShelfJobs& m_shelves;
    const Clock& m_clock;
};

/// "Flood: 14 alarms in 10 minutes, bundled by incident". Its button shows all of them, or bundles them again. Hidden
/// while there is no flood.
class FloodBand : public FeedBand {
    Q_OBJECT
public:
    FloodBand(AlarmMeter& meter, QWidget* parent);
    /// Whether alarms are to be bundled now.
    [[nodiscard]] bool bundles() const;
    void turn();
    void refresh();

Q_SIGNALS:
    void changed();

private:
    AlarmMeter& m_meter;
    bool m_all = false; ///< somebody wants to see all of this flood
};

} // namespace watchdesk::ui
