// A talkgroup and its gateway, to be filled in and tried out.
#pragma once

#include "desk/GatewayDesk.h"

#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace watchdesk::ui {

class Button;
class ChoiceField;
class GatewayFields;
class LabelText;
class TalkFields;
class TrialList;

/// What one would write into the configuration, with Test and Keep. A gateway is shared by the talkgroups that name it.
class GatewayForm : public QWidget {
    Q_OBJECT
public:
    explicit GatewayForm(desk::GatewayDesk& gateways, QWidget* parent = nullptr);
    ~GatewayForm() override;
    /// `channel` -1: a new talkgroup, at the first gateway there is, or a new one.
    void edit(const radio::BridgeConfig& config, int channel);
    /// The configuration was read anew while somebody types: what is typed stays, and is kept into the new one.
    void rebase(const radio::BridgeConfig& config);
    /// Something is typed that is not kept.
    [[nodiscard]] bool isTouched() const;
    /// What a new talkgroup is likely to be called.
    void propose(const QString& channel);
    [[nodiscard]] TrialList& trial() const { return *m_steps; }
    /// What is typed, as it would be kept.
    [[nodiscard]] radio::BridgeConfig typed() const;

public Q_SLOTS:
    void test();
    void keep();

Q_SIGNALS:
    void kept(const QString& channel);

private:
    void makeLayout();
    [[nodiscard]] std::string asTyped() const;
    void bringIntoSight(QWidget* widget);
    [[nodiscard]] radio::ChannelConfig channel() const;
    void say(const QString& trouble);
    [[nodiscard]] QString missing() const;
    desk::GatewayDesk& m_gateways;
    radio::BridgeConfig m_config;
    int m_channel = -1;
    std::string m_untouched; ///< as it was shown or kept
    std::string m_sent;      ///< the talkgroup that was to be kept last
    QLineEdit* m_name;
    QLineEdit* m_uri;
    ChoiceField* m_mode;
    ChoiceField* m_detector;
    QLineEdit* m_tones;
    QSpinBox* m_firstPort;
    QSpinBox* m_lastPort;
    TalkFields* m_talk;
    GatewayFields* m_gateway;
    LabelText* m_trouble;
    Button* m_test;
    TrialList* m_steps;
    std::unique_ptr<desk::GatewayTrial> m_trial;
};

} // namespace watchdesk::ui
