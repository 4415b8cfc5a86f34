// Where a talkgroup is reached, to be filled in.
#pragma once

#include "desk/GatewayDesk.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLineEdit;
class QSpinBox;
class QTemporaryFile;

namespace watchdesk::ui {

class ChoiceField;
class LabelText;

/// One of the gateways there are, or a new one. What has no field here stays as it was. Window's thread.
class GatewayFields : public QWidget {
    Q_OBJECT
public:
    explicit GatewayFields(QWidget* parent = nullptr);
    ~GatewayFields() override;
    /// Shows the one of that name; the first there is when there is none of it, else a new one.
    void edit(const std::vector<radio::GatewayConfig>& known, const QString& name);
    /// Others are known now; what is typed stays.
    void rebase(const std::vector<radio::GatewayConfig>& known, const QString& name);
    /// Which is chosen from those that are known; empty: a new one.
    [[nodiscard]] QString chosen() const;
    [[nodiscard]] radio::GatewayConfig typed() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString password() const; ///< typed anew; empty: as it was
    void propose(const QString& name);      ///< for one that has none
    /// What is missing, in plain words; empty: nothing.
    [[nodiscard]] QString missing() const;
    /// Says beside the field what cannot be kept; that field, nullptr when all is well.
    QWidget* check();
    /// With the typed password in a file of our own until forgetTrial().
    [[nodiscard]] radio::GatewayConfig forTrial();
    void forgetTrial();

private:
    void fillChoices();
    void makeLayout();
    void offer();
    void showChosen();
    void showTransport();
    [[nodiscard]] const radio::GatewayConfig* known(const QString& name) const;
    std::vector<radio::GatewayConfig> m_known;
    ChoiceField* m_which;
    QLineEdit* m_name;
    QLineEdit* m_host;
    ChoiceField* m_transport;
    QSpinBox* m_port;
    ChoiceField* m_srtp;
    LabelText* m_srtpTrouble;
    QLineEdit* m_user;
    QLineEdit* m_bind;
    QLineEdit* m_password;
    ChoiceField* m_register;
    QLineEdit* m_caFile;
    QWidget* m_caRow = nullptr;
    std::unique_ptr<QTemporaryFile> m_tried;
};

} // namespace watchdesk::ui
