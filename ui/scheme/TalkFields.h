// What the desk may do on a talkgroup beside listening, to be filled in.
#pragma once

#include "desk/GatewayDesk.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QSpinBox;

namespace watchdesk::ui {

class ChoiceField;
class LabelText;

/// The `talk` of a channel: whether the desk may speak, for how long, what ends its overs, and its selective calls.
/// What is typed stays while the desk is set to listen only and back. Window's thread.
class TalkFields : public QWidget {
    Q_OBJECT
public:
    explicit TalkFields(QWidget* parent = nullptr);
    void edit(const std::optional<radio::TalkConfig>& talk);
    /// As it would be kept: none where the desk only listens.
    [[nodiscard]] std::optional<radio::TalkConfig> typed() const;
    /// Says beside each field what cannot be kept; the first of them, nullptr when all is well.
    QWidget* check();

private:
    /// A tone set and five digits; no digits are no call.
    struct Call {
        ChoiceField* set;
        QLineEdit* code;
        LabelText* trouble;
    };
    Call makeCall(const QString& set, const QString& code);
    static void show(const Call& call, const std::optional<radio::CallCode>& kept);
    [[nodiscard]] static std::optional<radio::CallCode> typed(const Call& call);
    QWidget* check(const Call& call);
    void makeLayout();
    void showWhatItMay();
    ChoiceField* m_may;
    QSpinBox* m_longest;
    ChoiceField* m_end;
    Call m_own;
    Call m_all;
    QWidget* m_more = nullptr; ///< what only matters where it may speak
};

} // namespace watchdesk::ui
