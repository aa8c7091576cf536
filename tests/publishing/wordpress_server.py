"""A WordPress of our own on this machine: Debian's package, a private MariaDB on a socket, PHP's own web server.

Needs `apt-get install wordpress mariadb-server php-cli php-mysql php-xml php-mbstring`; as root or any user.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.publishing.mariadb import NEEDED, QUIET, database, wait

PACKAGE = Path("/usr/share/wordpress")
ROLES = ("editor", "author", "contributor", "subscriber")
_CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{base}'); define('WP_SITEURL', '{base}'); define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT',
  'NONCE_SALT'] as $k) define($k, 'test-' . $k);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
_INSTALL = """<?php
$_SERVER += ['HTTP_HOST' => '{host}', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
if ($argv[1] === 'install') define('WP_INSTALLING', true);
function wp_mail() {{ return true; }}
require '{site}/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
if ($argv[1] === 'flush') {{ flush_rewrite_rules(false); exit; }}
wp_install('Test', 'admin', 'admin@example.invalid', false, '', 'admin-pass');
update_option('permalink_structure', '/%postname%/');
$out = [];
foreach ({roles} as $role)
  wp_insert_user(['user_login' => $role, 'user_pass' => "$role-pass", 'user_email' => "$role@example.invalid",
    'role' => $role]);
foreach (array_merge(['admin'], {roles}) as $user)
  $out[$user] = WP_Application_Passwords::create_new_application_password(
    get_user_by('login', $user)->ID, ['name' => 'newsgen'])[0];
echo "\\n", json_encode($out);
"""


def missing() -> str:
    """What is not installed, or ""."""
    lacking = [name for name in ("php", *NEEDED) if not shutil.which(name)] + (
        [] if PACKAGE.is_dir() else ["wordpress"]
    )
    return ", ".join(lacking)


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, dict[str, str], Path]]:
    """Its address, the users' application passwords, and its folder of plugins that are always on."""
    site = folder / "site"
    subprocess.run(["cp", "-rL", PACKAGE, site], check=False, capture_output=True)
    plugins = site / "wp-content" / "mu-plugins"
    for path in (plugins, site / "wp-content" / "uploads"):
        path.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    with database(folder, "wp") as at:
        (site / "wp-config.php").unlink(missing_ok=True)
        (site / "wp-config.php").write_text(
            _CONFIG.replace("{socket}", str(at)).replace("{base}", f"http://{host}")
        )
        script = folder / "install.php"
        script.write_text(_INSTALL.format(host=host, site=site, roles=json.dumps(ROLES)))
        php = ["php", "-d", "sendmail_path=/bin/true", "-d", "error_reporting=E_ERROR", str(script)]
        told = subprocess.run([*php, "install"], check=True, capture_output=True, text=True).stdout
        subprocess.run([*php, "flush"], check=True, **QUIET)
        environment = os.environ | {"PHP_CLI_SERVER_WORKERS": "4"}
        web = ["php", "-S", host, "-t", str(site)]
        server = subprocess.Popen(web, env=environment, start_new_session=True, **QUIET)
        try:
            wait(lambda: _answers(f"http://{host}/wp-json/"))
            yield f"http://{host}", json.loads(told.splitlines()[-1]), plugins
        finally:
            os.killpg(server.pid, 15)  # its workers outlive it
            server.wait(30)


def _answers(address: str) -> bool:
    try:
        return httpx.get(address).is_success
    except httpx.HTTPError:
        return False
